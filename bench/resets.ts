import { readFile } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Figure, figure, median } from './figure.ts'
import type { Installation } from './installation.ts'
import { measureRawHashing } from './raw-hash.ts'

export interface Target {
  readonly id: string
  readonly address: string
}

/** Single resets over HTTP, notices included, mail held back; raw hashing interleaved with them. */
export async function measureResets(
  installation: Installation,
  { quick }: { quick: boolean },
): Promise<Figure[]> {
  const rounds = quick ? 2 : 5
  const seconds = quick ? 4 : 8
  const targets = await readTargets(installation, 20_000)
  const agent = new Agent({ keepAlive: true, maxSockets: 8 })
  const next = (): Target => {
    const target = targets.pop()
    if (target === undefined) throw new Error('Not enough users for so fast a machine.')
    return target
  }
  await resetFor(installation, agent, next, 8, 2)

  const rates: number[] = []
  const latencies: number[] = []
  const notes: string[] = []
  for (let round = 0; round < rounds; round++) {
    const before = await measureRawHashing(seconds / 2)
    const loaded = await resetFor(installation, agent, next, 8, seconds)
    const single = await resetFor(installation, agent, next, 1, seconds / 2)
    const after = await measureRawHashing(seconds / 2)
    const raw = (before.perSecond + after.perSecond) / 2
    rates.push(loaded.perSecond / raw)
    latencies.push(median(single.latencies) / ((before.singleMs + after.singleMs) / 2))
    notes.push(`${loaded.perSecond.toFixed(0)}/s of ${raw.toFixed(0)}/s`)
  }
  await sleep(1000)
  const memory = await residentMegabytes(installation.pid)
  return [
    figure('resets over HTTP at concurrency 8 ÷ raw hashes', median(rates), {
      unit: 'ratio',
      target: 0.75,
      direction: 'min',
      note: notes.join(', '),
    }),
    figure('reset p50 at concurrency 1 ÷ one hash', median(latencies), {
      unit: 'ratio',
      target: 1.2,
      direction: 'max',
      note: latencies.map((value) => value.toFixed(2)).join(', '),
    }),
    figure('server resident after the run', memory, {
      unit: 'MB',
      target: 200,
      direction: 'max',
      note: 'VmRSS, PostgreSQL apart',
    }),
  ]
}

async function resetFor(
  installation: Installation,
  agent: Agent,
  next: () => Target,
  concurrency: number,
  seconds: number,
): Promise<{ perSecond: number; latencies: number[] }> {
  const latencies: number[] = []
  const start = performance.now()
  const end = start + seconds * 1000
  await Promise.all(
    Array.from({ length: concurrency }, async (_, index) => {
      const cookie = installation.cookies[index % installation.cookies.length] ?? ''
      while (performance.now() < end) {
        const began = performance.now()
        await reset(installation.url, agent, cookie, next())
        latencies.push(performance.now() - began)
      }
    }),
  )
  return { perSecond: latencies.length / ((performance.now() - start) / 1000), latencies }
}

export function reset(
  url: string,
  agent: Agent,
  cookie: string,
  { id, address }: Target,
): Promise<void> {
  const body = JSON.stringify({ way: 'revealLink', recipient: address })
  return new Promise((resolve, reject) => {
    const sent = request(
      `${url}/api/users/${id}/reset-password`,
      {
        agent,
        method: 'POST',
        headers: {
          cookie,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'sec-fetch-site': 'same-origin',
        },
      },
      (response) => {
        let text = ''
        response.on('data', (chunk: Buffer) => (text += chunk.toString()))
        response.on('end', () =>
          response.statusCode === 202
            ? resolve()
            : reject(new Error(`A reset answered ${response.statusCode}: ${text.slice(0, 300)}`)),
        )
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Users who can be reset and sign in, in no order. */
export async function readTargets({ pool }: Installation, count: number): Promise<Target[]> {
  const { rows } = await pool.query<Target>(
    `select u.id, a.address from user_account as u
     join contact_address as a on a.user_id = u.id and a.kind = 'other'
     where u.deleted_at is null and u.account_enabled
     order by md5(u.id::text) limit $1`,
    [count],
  )
  return rows
}

async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024
}
