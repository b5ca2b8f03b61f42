import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { type Agent, get } from 'node:http'
import { createServer } from 'node:net'
import path from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { serverEnv } from '../scripts/launch-server-env.mjs'
import { sealCanary } from '../src/organisation/key-canary.ts'
import { insertOrganisation } from '../src/organisation/queries.ts'
import { databaseOn } from '../src/platform/database.ts'
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres/start-embedded-postgres.ts'
import { keyRing } from '../src/platform/key-ring.ts'
import { migrate } from '../src/platform/migrate.ts'
import { hashToken, newToken } from '../src/platform/token.ts'
import { insertPlausibleUsers } from './plausible-users.ts'

/** The built server on a durable PostgreSQL of its own, with many users and signed-in operators. */
export interface Installation {
  readonly url: string
  readonly pool: pg.Pool
  readonly pid: number
  /** PostgreSQL's first process. */
  readonly postmaster: number
  /** How the server reaches PostgreSQL too. */
  readonly postgres: pg.PoolConfig
  /** Session cookies of different password administrators. */
  readonly cookies: readonly string[]
  /** One more process of this installation, on a core of its own if one is named; answers how to end it. */
  also(args: readonly string[], core?: number): Promise<{ url: string; stop(): Promise<void> }>
  stop(): Promise<void>
}

const OPERATORS = 8

export async function startInstallation(
  folder: string,
  users: number,
  environment: Record<string, string> = {},
  args: readonly string[] = ['serve'],
  /** Each line of the server's log; left out, the log is printed. */
  log?: (line: string) => void,
): Promise<Installation> {
  const postgres = await startEmbeddedPostgres({ dataDir: path.join(folder, 'database') })
  const pool = new pg.Pool({ ...postgres.connection, max: 8 })
  // What loads so many keeps memory that is no part of the installation.
  const loading = new pg.Pool({ ...postgres.connection, max: 1 })
  const key = randomBytes(32)
  let server: ChildProcess | undefined
  const stop = async (): Promise<void> => {
    await endProcess(server)
    if (!loading.ended) await loading.end()
    await pool.end()
    await postgres.stop()
  }
  try {
    await migrate(loading)
    const now = new Date()
    await insertOrganisation(databaseOn(loading), {
      kind: 'real',
      name: 'Bench kommun',
      supportContact: 'servicedesk@bench.example',
      defaultLanguage: 'sv',
      languages: ['sv', 'en', 'de', 'zh-CN'],
      domains: ['bench.example'],
      keyCanary: sealCanary(keyRing([key])),
      createdAt: now,
      setUpAt: now,
    })
    await insertPlausibleUsers(databaseOn(loading), users)
    await loading.end()
    const cookies = await signInOperators(pool, now)
    const port = await freePort()
    const url = `http://localhost:${port}`
    const { host, user, database } = postgres.connection
    const run = (of: readonly string[], at: number, core?: number): ChildProcess => {
      const command = [process.execPath, 'dist/server/src/cli.js', ...of]
      const [program = '', ...rest] =
        core === undefined ? command : ['taskset', '-c', String(core), ...command]
      return spawn(program, rest, {
        stdio: ['ignore', log === undefined ? 'inherit' : 'pipe', 'inherit'],
        env: {
          PATH: process.env['PATH'],
          DATABASE_URL: `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host)}`,
          KVITTENS_KEY: key.toString('base64'),
          PUBLIC_URL: url,
          PORT: String(at),
          LOG_LEVEL: 'warn',
          ...environment,
          ...serverEnv(environment),
          ...(core !== undefined && { UV_THREADPOOL_SIZE: '1' }),
        },
      })
    }
    server = run(args, port)
    if (log !== undefined && server.stdout !== null)
      createInterface({ input: server.stdout }).on('line', log)
    await untilReady(server, url)
    const pid = server.pid
    if (pid === undefined) throw new Error('The server did not start.')
    const also: Installation['also'] = async (of, core) => {
      const at = await freePort()
      const child = run(of, at, core)
      return { url: `http://localhost:${at}`, stop: async () => await endProcess(child) }
    }
    return {
      url,
      pool,
      pid,
      postmaster: postgres.pid(),
      postgres: { ...postgres.connection },
      cookies,
      also,
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

async function signInOperators(pool: pg.Pool, now: Date): Promise<string[]> {
  const cookies: string[] = []
  for (let index = 0; index < OPERATORS; index++) {
    const id = randomUUID()
    const token = newToken()
    await pool.query(
      `insert into user_account (id, user_principal_name, display_name, created_at, last_sign_in_at)
       values ($1, $2, $3, $4, $4)`,
      [id, `operator${index}@bench.example`, `Operator ${index}`, now],
    )
    await pool.query(
      `insert into role_assignment (user_id, role, assigned_at) values ($1, 'UserAdministrator', $2)`,
      [id, now],
    )
    await pool.query(
      `insert into session (id, token_hash, user_id, must_change, created_at, authenticated_at,
         last_seen_at, idle_expires_at, expires_at, network, user_agent)
       values ($1, $2, $3, false, $4, $4, $4, $5, $5, 'bench', 'bench')`,
      [randomUUID(), hashToken(token), id, now, new Date(now.getTime() + 12 * 3_600_000)],
    )
    cookies.push(`kvittens-session=${token}`)
  }
  return cookies
}

async function untilReady(server: ChildProcess, url: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (server.exitCode !== null) throw new Error(`The server ended with ${server.exitCode}.`)
    const ready = await fetch(`${url}/health/ready`).catch(() => undefined)
    if (ready?.ok === true) return
    await sleep(50)
  }
  throw new Error('The server was not ready within ten seconds.')
}

export async function endProcess(child: ChildProcess | undefined): Promise<void> {
  if (child === undefined || child.exitCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}

export async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

/** What the server answers to the first operator. */
export function fetchPage(
  { url, cookies }: Installation,
  agent: Agent,
  path: string,
): Promise<string> {
  return new Promise((resolve, reject) => {
    get(`${url}${path}`, { agent, headers: { cookie: cookies[0] } }, (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => (text += chunk.toString()))
      response.on('end', () =>
        response.statusCode === 200
          ? resolve(text)
          : reject(new Error(`${path} answered ${response.statusCode}: ${text.slice(0, 300)}`)),
      )
    }).on('error', reject)
  })
}
