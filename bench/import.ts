import { setTimeout as sleep } from 'node:timers/promises'
import type { Import } from '../src/import/contract.ts'
import { type Figure, figure } from './figure.ts'
import type { Installation } from './installation.ts'
import { watchMemory } from './memory.ts'

const LINES = 100_000
/** Each run adds other people. */
let run = 0

/** A file of 100,000 people: sent, verified, planned and added, without hand-overs. */
export async function measureImport(
  installation: Installation,
  { quick }: { quick: boolean },
): Promise<Figure[]> {
  const lines = quick ? LINES / 10 : LINES
  const { result: seconds, peak } = await watchMemory(
    installation,
    async () => await importPeople(installation, lines),
  )
  const parts = Object.entries(seconds).map(([part, value]) => `${part} ${value.toFixed(1)}`)
  const whole = Object.values(seconds).reduce((sum, value) => sum + value, 0)
  return [
    figure('import of 100,000 lines, verified, without hand-overs', (whole * LINES) / lines, {
      unit: 's',
      target: 60,
      direction: 'max',
      note: `${lines} lines: ${parts.join(', ')} s; ${peak.total.toFixed(0)} MB at most (${peak.note})`,
    }),
  ]
}

async function importPeople(
  installation: Installation,
  lines: number,
): Promise<Record<'sent' | 'verified' | 'planned' | 'added', number>> {
  const from = performance.now()
  const { id, proposal } = await call<Import>(
    installation,
    'POST',
    '/api/imports?name=people.csv',
    {
      type: 'text/csv',
      body: new Blob([...people(lines, run++)]),
    },
  )
  const sent = performance.now()
  await call(installation, 'PUT', `/api/imports/${id}/mapping`, json(proposal.mapping))
  await until(installation, `/api/imports/${id}`, 'verified')
  const verified = performance.now()
  const { number } = await call<{ number: number }>(
    installation,
    'POST',
    `/api/imports/${id}/job`,
    json({}),
  )
  await until(installation, `/api/jobs/${number}`, 'draft')
  const planned = performance.now()
  await call(installation, 'POST', `/api/jobs/${number}/start`, json({ count: lines }))
  await until(installation, `/api/jobs/${number}`, 'done')
  const added = performance.now()
  return {
    sent: (sent - from) / 1000,
    verified: (verified - sent) / 1000,
    planned: (planned - verified) / 1000,
    added: (added - planned) / 1000,
  }
}

/** The original's fifteen columns. */
function* people(lines: number, batch: number): Generator<string> {
  yield 'User Name,First Name,Last Name,Display Name,Job Title,Department,Office Number,Office Phone,Mobile Phone,Fax,Address,City,State or Province,ZIP or Postal Code,Country or Region\n'
  let text = ''
  for (let line = 0; line < lines; line++) {
    const [first, last] = [`Förnamn${line % 500}`, `Efternamn${line % 3000}`]
    text += `pupil${batch}.${line}@bench.example,${first},${last},${first} ${last},Pupil,${line % 9}B,School ${line % 40},08-${line},070-${line},,Storgatan ${line % 100},Umeå,Västerbotten,90${line % 1000},Sweden\n`
    if (text.length < 60_000 && line < lines - 1) continue
    yield text
    text = ''
  }
}

const json = (value: unknown) => ({ type: 'application/json', body: JSON.stringify(value) })

async function call<T>(
  { url, cookies }: Installation,
  method: string,
  path: string,
  content?: { readonly type: string; readonly body: string | Blob },
): Promise<T> {
  const response = await fetch(url + path, {
    method,
    headers: {
      cookie: cookies[0] ?? '',
      'sec-fetch-site': 'same-origin',
      ...(content !== undefined && { 'content-type': content.type }),
    },
    ...(content !== undefined && { body: content.body }),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as T
}

async function until(installation: Installation, path: string, state: string): Promise<void> {
  while ((await call<{ state: string }>(installation, 'GET', path)).state !== state)
    await sleep(100)
}
