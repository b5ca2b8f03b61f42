import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { Agent } from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { type Figure, figure, median } from './figure.ts'
import { fetchPage, type Installation, startInstallation } from './installation.ts'
import {
  CALLER_SQL,
  callerToken,
  countSql,
  type ListPage,
  listPages,
  rowsSql,
} from './list-pages.ts'

/** Rounds before the first that counts: until then the server's code is still being compiled. */
const WARM_UP = 100
const SMALL = 10_000

/** An installation whose log tells how long each request took inside the server. */
interface Listed {
  readonly installation: Installation
  readonly pages: readonly ListPage[]
  readonly serverTime: () => Promise<number>
  readonly agent: Agent
}

/** The users' list with very many users and with few: how long the server takes, and the bare statements. */
export async function measureLists({ quick }: { quick: boolean }): Promise<Figure[]> {
  const many = quick ? 100_000 : 1_000_000
  const folder = await mkdtemp(path.join(os.tmpdir(), 'kvittens-bench-'))
  await chmod(folder, 0o711)
  const listed: Listed[] = []
  try {
    for (const users of [many, SMALL])
      listed.push(await startListed(path.join(folder, String(users)), users))
    const [big, small] = listed
    if (big === undefined || small === undefined) throw new Error('An installation is missing.')
    const figures: Figure[] = []
    for (const [index, page] of big.pages.entries()) {
      const same = small.pages[index]
      if (same?.name !== page.name) throw new Error('The pages differ.')
      figures.push(...(await measurePage({ big, small }, page, same, { many, quick })))
    }
    return figures
  } finally {
    for (const { installation, agent } of listed) {
      agent.destroy()
      await installation.stop()
    }
    await rm(folder, { recursive: true, force: true })
  }
}

async function startListed(folder: string, users: number): Promise<Listed> {
  const times: number[] = []
  let tell: (() => void) | undefined
  const log = (line: string): void => {
    // Before its log begins the server says where it is.
    if (!line.startsWith('{')) return
    const entry: unknown = JSON.parse(line)
    if (!isRequest(entry)) return
    times.push(entry.ms)
    tell?.()
  }
  const installation = await startInstallation(folder, users, { LOG_LEVEL: 'info' }, ['serve'], log)
  const serverTime = async (): Promise<number> => {
    while (times.length === 0) await new Promise<void>((resolve) => (tell = resolve))
    return times.shift() ?? Number.NaN
  }
  const pages = await listPages(installation.pool)
  return { installation, pages, serverTime, agent: new Agent({ keepAlive: true, maxSockets: 1 }) }
}

function isRequest(entry: unknown): entry is { ms: number } {
  return (
    typeof entry === 'object' &&
    entry !== null &&
    'url' in entry &&
    typeof entry.url === 'string' &&
    entry.url.startsWith('/api/users') &&
    'ms' in entry &&
    typeof entry.ms === 'number'
  )
}

async function measurePage(
  { big, small }: { big: Listed; small: Listed },
  page: ListPage,
  same: ListPage,
  { many, quick }: { many: number; quick: boolean },
): Promise<Figure[]> {
  const [atMany, atFew, bare]: number[][] = [[], [], []]
  let first = Number.NaN
  const rounds = quick ? 60 : 200
  for (let round = -WARM_UP; round < rounds; round++) {
    const ours = await askServer(big, page)
    const bareMs = await askDatabase(big, page, ours)
    const few = await askServer(small, same)
    if (round === -WARM_UP) first = ours.ms
    if (round < 0) continue
    atMany?.push(ours.ms)
    bare?.push(bareMs)
    atFew?.push(few.ms)
  }
  const [p50, p50Bare, p50Few] = [median(atMany ?? []), median(bare ?? []), median(atFew ?? [])]
  const size = many.toLocaleString('en')
  return [
    figure(`${page.name} at ${size} users ÷ the same SQL`, p50 / p50Bare, {
      unit: 'ratio',
      target: 1.5,
      direction: 'max',
      note: `server p50 ${p50.toFixed(1)} ms, SQL ${p50Bare.toFixed(1)} ms, the very first ${first.toFixed(0)} ms`,
    }),
    figure(`${page.name} at ${size} ÷ at ${SMALL.toLocaleString('en')} users`, p50 / p50Few, {
      unit: 'ratio',
      target: 2,
      direction: 'max',
      note: `server p50 ${p50.toFixed(1)} and ${p50Few.toFixed(1)} ms`,
    }),
  ]
}

interface Answer {
  readonly ms: number
  readonly ids: string
  readonly count: number | null
}

async function askServer(
  { installation, agent, serverTime }: Listed,
  page: ListPage,
): Promise<Answer> {
  const body = await fetchPage(installation, agent, page.path)
  const { value, count } = JSON.parse(body) as { value: { id: string }[]; count: number | null }
  return { ms: await serverTime(), ids: value.map(({ id }) => id).join(), count }
}

/** What the server asked: who calls, then the page; it counts only what it doesn't know to be more than 10,000. */
async function askDatabase(
  { installation: { pool, cookies } }: Listed,
  page: ListPage,
  { ids, count }: Answer,
): Promise<number> {
  const values = [...page.parameters]
  const start = performance.now()
  await pool.query({ name: 'caller', text: CALLER_SQL, values: [callerToken(cookies)] })
  const [rows] = await Promise.all([
    pool.query<{ id: string }>({ name: `rows ${page.name}`, text: rowsSql(page), values }),
    count === null || count > 10_000
      ? undefined
      : pool.query({ name: `count ${page.name}`, text: countSql(page), values }),
  ])
  const ms = performance.now() - start
  const fetched = rows.rows.slice(0, 50).map(({ id }) => id)
  // A figure of a page that shows something else than the statement fetches would be worth nothing.
  if (fetched.length === 0 || fetched.join() !== ids)
    throw new Error(`"${page.name}" shows other rows than the bare SQL.`)
  return ms
}
