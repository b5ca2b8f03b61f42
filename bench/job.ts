import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Installation } from './installation.ts'
import type { Target } from './resets.ts'

interface Hooks {
  /** Which process answers; left out: the first. Two behind a load balancer answer to the same name. */
  readonly at?: readonly string[]
  readonly onStart?: () => void
  readonly onEnd?: () => void
}

/** Plans a job of resets and starts it; answers its rows a second, from the start to the last row. */
export async function runJob(
  installation: Installation,
  targets: readonly Target[],
  { at = [installation.url], onStart, onEnd }: Hooks = {},
): Promise<number> {
  const { pool } = installation
  const [first = installation.url, second = first] = at
  const { number } = await post<{ number: number }>(installation, first, '/api/bulk', {
    kind: 'reset',
    selection: { ids: targets.map(({ id }) => id) },
    handover: { way: 'revealLink', withoutAddress: 'leaveOut' },
  })
  const standing = async (): Promise<{ state: string; seconds: number }> => {
    const { rows } = await pool.query(
      `select state, extract(epoch from ended_at - started_at)::float as seconds from job where number = $1`,
      [number],
    )
    return rows[0]
  }
  while ((await standing()).state !== 'draft') await sleep(50)
  onStart?.()
  await post(installation, second, `/api/jobs/${number}/start`, { count: targets.length })
  for (;;) {
    const { state, seconds } = await standing()
    if (state === 'done') {
      onEnd?.()
      await requireEachOnce(installation, number, targets.length)
      return targets.length / seconds
    }
    await sleep(200)
  }
}

async function requireEachOnce(
  { pool }: Installation,
  number: number,
  wanted: number,
): Promise<void> {
  const { rows } = await pool.query(
    `select count(*)::int as handovers, count(distinct user_id)::int as users from handover
     where job_id = (select id from job where number = $1)`,
    [number],
  )
  const { handovers, users } = rows[0]
  if (handovers !== wanted || users !== wanted)
    throw new Error(`${handovers} hand-overs of ${users} users, where ${wanted} were wanted.`)
}

function post<T>(
  { url, cookies }: Installation,
  at: string,
  path: string,
  body: object,
): Promise<T> {
  const text = JSON.stringify(body)
  return new Promise((resolve, reject) => {
    const sent = request(
      `${at}${path}`,
      {
        method: 'POST',
        headers: {
          host: new URL(url).host,
          cookie: cookies[0] ?? '',
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
          'sec-fetch-site': 'same-origin',
        },
      },
      (response) => {
        let answer = ''
        response.on('data', (chunk: Buffer) => (answer += chunk.toString()))
        response.on('end', () =>
          (response.statusCode ?? 500) < 300
            ? resolve(JSON.parse(answer) as T)
            : reject(new Error(`${path} answered ${response.statusCode}: ${answer.slice(0, 300)}`)),
        )
      },
    )
    sent.on('error', reject)
    sent.end(text)
  })
}
