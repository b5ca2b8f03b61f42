import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { Agent } from 'node:http'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { encodeCursor } from '../../src/platform/cursor.ts'
import { type Figure, figure, median } from '../figure.ts'
import { fetchPage, type Installation, startInstallation } from '../installation.ts'
import { readTargets, reset } from '../resets.ts'
import { type ListQuery, PAGE, type Peer } from './peer.ts'
import { startBetterAuth } from './start-better-auth.ts'
import { startDirectus } from './start-directus.ts'

interface Scale {
  readonly users: number
  readonly rounds: number
  readonly seconds: number
  readonly repeats: number
}
const FULL: Scale = { users: 1_000_000, rounds: 3, seconds: 6, repeats: 15 }
/** To see that it works; its figures say how few users they are of. */
const SMALL: Scale = { users: 50_000, rounds: 1, seconds: 2, repeats: 5 }
const CONCURRENCY = 8
/** Rounds before the first that counts. */
const WARM_UP = 5
const LEAST = { 'better-auth': 1.8, Directus: 3 }

/** What other programs that keep users take for the same, on the same PostgreSQL, in turns with ours. */
export async function measurePeers({ quick }: { quick: boolean }): Promise<Figure[]> {
  const scale = quick ? SMALL : FULL
  const folder = await mkdtemp(path.join(os.tmpdir(), 'kvittens-bench-peers-'))
  // As root PostgreSQL runs as another user, who must be able to get there.
  await chmod(folder, 0o711)
  const installation = await startInstallation(folder, scale.users)
  const peers: Peer[] = []
  try {
    const targets = await readTargets(installation, 20_000)
    const ids = targets.map(({ id }) => id)
    peers.push(await startBetterAuth(installation, ids))
    peers.push(await startDirectus(installation, ids))
    for (const { name, version } of peers)
      process.stdout.write(`Compared with ${name} ${version}\n`)
    return [
      ...(await comparePasswords(installation, peers, targets, scale)),
      ...(await compareLists(installation, peers, scale)),
    ]
  } finally {
    for (const peer of peers) await peer.stop()
    await installation.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

type Targets = Awaited<ReturnType<typeof readTargets>>

async function comparePasswords(
  installation: Installation,
  peers: readonly Peer[],
  targets: Targets,
  { rounds, seconds }: Scale,
): Promise<Figure[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY })
  const resetNext = async (index: number): Promise<void> => {
    const target = targets[index]
    if (target === undefined) throw new Error('Not enough users for so fast a machine.')
    const cookie = installation.cookies[index % installation.cookies.length] ?? ''
    await reset(installation.url, agent, cookie, target)
  }
  const works = [
    resetNext,
    ...peers.map((peer) => (index: number) => peer.setPassword(agent, index)),
  ]
  const next = works.map(() => 0)
  const measure = async (): Promise<number[]> => {
    const ratesOf: number[][] = works.map(() => [])
    for (let round = -1; round < rounds; round++)
      for (const [which, work] of works.entries()) {
        const from = next[which] ?? 0
        const done = await countWithin(seconds, from, work)
        next[which] = from + done.count
        if (round >= 0) ratesOf[which]?.push(done.count / done.seconds)
      }
    return ratesOf.map((rates) => median(rates))
  }
  const [ours = Number.NaN, ...theirs] = await measure()
  for (const peer of peers) await peer.restartWithThreads()
  const [again = Number.NaN, ...threaded] = await measure()
  return peers.map(({ name }, index) => {
    const rate = theirs[index] ?? Number.NaN
    const threadedRate = threaded[index] ?? Number.NaN
    return figure(`resets at concurrency 8 ÷ passwords set by ${name}`, ours / rate, {
      unit: 'ratio',
      target: name === 'Directus' ? LEAST.Directus : LEAST['better-auth'],
      direction: 'min',
      note:
        `${ours.toFixed(0)}/s and ${rate.toFixed(0)}/s; ` +
        `with our number of threads ${again.toFixed(0)}/s and ${threadedRate.toFixed(0)}/s`,
    })
  })
}

async function countWithin(
  seconds: number,
  from: number,
  work: (index: number) => Promise<void>,
): Promise<{ count: number; seconds: number }> {
  let count = 0
  const start = performance.now()
  const end = start + seconds * 1000
  await Promise.all(
    Array.from({ length: CONCURRENCY }, async () => {
      while (performance.now() < end) await work(from + count++)
    }),
  )
  return { count, seconds: (performance.now() - start) / 1000 }
}

interface Compared extends ListQuery {
  readonly name: string
  readonly path: string
  /** The least of better-auth's time ÷ ours, and of Directus'. */
  readonly least: readonly [number, number | undefined]
}

async function compareLists(
  installation: Installation,
  peers: readonly Peer[],
  { users, repeats }: Scale,
): Promise<Figure[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const figures: Figure[] = []
  for (const page of await listPages(installation, users)) {
    const [ours = Number.NaN, ...theirs] = await timePage(page, repeats, [
      { name: 'Kvittens', list: () => listOurs(installation, agent, page.path) },
      ...peers.map((peer) => ({ name: peer.name, list: () => peer.list(agent, page) })),
    ])
    for (const [index, { name }] of peers.entries()) {
      const their = theirs[index] ?? Number.NaN
      const target = page.least[index]
      if (target === undefined) continue
      figures.push(
        figure(
          `${page.name} at ${users.toLocaleString('en')} users, ${name} ÷ ours`,
          their / ours,
          {
            unit: 'ratio',
            target,
            direction: 'min',
            note: `p50 ${their.toFixed(1)} ms and ${ours.toFixed(2)} ms`,
          },
        ),
      )
    }
  }
  return figures
}

/** The median time of each, in turns. */
async function timePage(
  page: Compared,
  repeats: number,
  works: readonly { name: string; list: () => Promise<number> }[],
): Promise<number[]> {
  const least = page.search?.in === 'mail' ? 1 : PAGE
  const times: number[][] = works.map(() => [])
  for (let turn = 0; turn < (WARM_UP + repeats) * works.length; turn++) {
    const work = works[turn % works.length]
    if (work === undefined) throw new Error('There is nothing to compare.')
    const start = performance.now()
    const rows = await work.list()
    const took = performance.now() - start
    if (rows < least) throw new Error(`"${page.name}" of ${work.name}: ${rows} rows.`)
    if (turn >= WARM_UP * works.length) times[turn % works.length]?.push(took)
  }
  return times.map((each) => median(each))
}

async function listOurs(installation: Installation, agent: Agent, path: string): Promise<number> {
  const { value } = JSON.parse(await fetchPage(installation, agent, path)) as { value: unknown[] }
  return value.length
}

async function listPages({ pool }: Installation, users: number): Promise<Compared[]> {
  const middle = users / 2
  const [before] = (
    await pool.query<{ name: string; id: string }>(
      `select display_name as name, id from user_account where deleted_at is null
       order by display_name collate "sv-SE-x-icu", id offset $1 limit 1`,
      [middle - 1],
    )
  ).rows
  const [rare] = (
    await pool.query<{ text: string }>(
      `select split_part(user_principal_name, '@', 1) as text from user_account
       where surname is not null order by md5(id::text) limit 1`,
    )
  ).rows
  const [common] = (
    await pool.query<{ text: string }>(
      `select surname as text from user_account where length(surname) >= 4
       group by surname order by count(*) desc, surname limit 1`,
    )
  ).rows
  if (before === undefined || rare === undefined || common === undefined)
    throw new Error('There is nobody to look for.')
  const after = encodeCursor([before.name, before.id, false])
  return [
    { name: 'users page', offset: 0, path: '/api/users', least: [20, 20] },
    { name: 'deep page', offset: middle, path: `/api/users?after=${after}`, least: [20, 20] },
    {
      name: 'rare search',
      offset: 0,
      search: { in: 'mail', text: rare.text },
      path: `/api/users?search=${encodeURIComponent(rare.text)}`,
      least: [20, 20],
    },
    {
      name: 'common search',
      offset: 0,
      search: { in: 'name', text: common.text },
      path: `/api/users?search=${encodeURIComponent(common.text)}`,
      least: [3, undefined],
    },
  ]
}
