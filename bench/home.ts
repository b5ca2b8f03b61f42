import { Agent, get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { insertMadeHandovers } from '../test/made-handovers.ts'
import { type Figure, figure, median } from './figure.ts'
import type { Installation } from './installation.ts'

const HANDOVERS = 100_000
/** So that sixty in a hundred fall into the thirty days of the picture. */
const DAYS = 50
/** The picture is counted at most once a minute. */
const KEPT_MS = 61_000

/** Opening Home at 100,000 hand-overs, 60,000 of them of the last thirty days. */
export async function measureHome(
  installation: Installation,
  { quick }: { quick: boolean },
): Promise<Figure[]> {
  await addHandovers(installation)
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const home = await timed(installation, agent, '/api/home', quick ? 40 : 150)
  const counted: number[] = []
  for (let round = 0; round < (quick ? 1 : 3); round++) {
    if (round > 0) await sleep(KEPT_MS)
    counted.push(...(await timed(installation, agent, '/api/overview', 1)))
  }
  const kept = await timed(installation, agent, '/api/overview', quick ? 40 : 150)
  return [
    figure('Home at 100,000 hand-overs, p50', median(home), {
      unit: 'ms',
      target: 100,
      direction: 'max',
      note: 'counts, what needs the caller, health; without the picture',
    }),
    figure('its picture of thirty days, 60,000 hand-overs, counted anew', median(counted), {
      unit: 'ms',
      target: 250,
      direction: 'max',
      note: `at most once a minute; ${median(kept).toFixed(1)} ms for all others`,
    }),
  ]
}

/** In place of what other figures have left: numbers go with time. */
async function addHandovers({ pool }: Installation): Promise<void> {
  const { rows } = await pool.query<{ id: string }>(
    "select id from user_account where user_principal_name like '%1@bench.example' limit 1",
  )
  const [user] = rows
  if (user === undefined) throw new Error('The bench has no users.')
  await pool.query('truncate handover cascade')
  await insertMadeHandovers(pool, {
    userId: user.id,
    count: HANDOVERS,
    until: new Date(),
    days: DAYS,
  })
}

async function timed(
  { url, cookies }: Installation,
  agent: Agent,
  path: string,
  repeats: number,
): Promise<number[]> {
  const times: number[] = []
  for (let repeat = 0; repeat < repeats; repeat++) {
    const start = performance.now()
    await fetchAll(`${url}${path}`, agent, cookies[0])
    times.push(performance.now() - start)
  }
  return times
}

function fetchAll(url: string, agent: Agent, cookie: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { cookie } }, (response) => {
      response.resume()
      response.on('end', () =>
        response.statusCode === 200
          ? resolve()
          : reject(new Error(`${url} answered ${response.statusCode}`)),
      )
    }).on('error', reject)
  })
}
