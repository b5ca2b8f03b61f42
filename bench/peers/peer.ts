import { type ChildProcess, spawn } from 'node:child_process'
import { type Agent, request } from 'node:http'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { serverEnv } from '../../scripts/launch-server-env.mjs'
import { SUPERUSER } from '../../src/platform/embedded-postgres/initialise-cluster.ts'
import { endProcess, type Installation } from '../installation.ts'

/** A program that keeps users too, with as many of them as ours. */
export interface Peer {
  readonly name: string
  readonly version: string
  /** Sets one user's password as an administrator. */
  setPassword(agent: Agent, index: number): Promise<void>
  /** Lists users, and says how many came. */
  list(agent: Agent, query: ListQuery): Promise<number>
  /** Starts it anew with as many threads as ours has: its documentation names no number. */
  restartWithThreads(): Promise<void>
  stop(): Promise<void>
}

/** Sorted by name, fifty on a page. */
export interface ListQuery {
  readonly offset: number
  /** Searched in the user name or in people's names. */
  readonly search?: { readonly in: 'mail' | 'name'; readonly text: string }
}

export const PAGE = 50
export const ADMIN = { email: 'admin@example.com', password: 'Bench-Password-1' }

/** A database of its own on the same PostgreSQL; how a program reaches it. */
export async function makeDatabase(
  { postgres }: Installation,
  name: string,
): Promise<{ url: string; pool: pg.Pool }> {
  const { host = '', user = '' } = postgres
  const admin = new pg.Client({ ...postgres, user: SUPERUSER, database: 'postgres' })
  await admin.connect()
  await admin.query(`create database ${name} owner ${user}`)
  await admin.end()
  return {
    url: `postgres://${user}@localhost/${name}?host=${encodeURIComponent(host)}`,
    pool: new pg.Pool({ ...postgres, database: name, max: 2 }),
  }
}

/** As its documentation sets it up. */
export async function startServer(
  folder: string,
  args: readonly string[],
  environment: Record<string, string>,
  readyUrl: string,
): Promise<Pick<Peer, 'restartWithThreads' | 'stop'>> {
  const launch = async (more: Record<string, string> = {}) =>
    await launchServer(folder, args, { ...environment, ...more }, readyUrl)
  let server = await launch()
  return {
    async restartWithThreads() {
      const { UV_THREADPOOL_SIZE } = serverEnv({})
      await endProcess(server)
      server = await launch({ UV_THREADPOOL_SIZE })
    },
    stop: async () => await endProcess(server),
  }
}

async function launchServer(
  folder: string,
  args: readonly string[],
  environment: Record<string, string>,
  readyUrl: string,
): Promise<ChildProcess> {
  const server = runIn(folder, args, environment)
  for (let attempt = 0; attempt < 600; attempt++) {
    if (server.exitCode !== null) throw new Error(`${folder} ended with ${server.exitCode}.`)
    const ready = await fetch(readyUrl).catch(() => undefined)
    if (ready?.ok === true) return server
    await sleep(100)
  }
  await endProcess(server)
  throw new Error(`${folder} was not ready within a minute.`)
}

/** A command of a peer's, such as the one that makes its tables. */
export async function runCommand(
  folder: string,
  args: readonly string[],
  environment: Record<string, string>,
): Promise<void> {
  const command = runIn(folder, args, environment)
  const code = await new Promise((resolve) => command.once('exit', resolve))
  if (code !== 0) throw new Error(`"${args.join(' ')}" in ${folder} ended with ${String(code)}.`)
}

function runIn(
  cwd: string,
  args: readonly string[],
  environment: Record<string, string>,
): ChildProcess {
  return spawn(process.execPath, args, {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...environment },
  })
}

export interface Answer {
  readonly text: string
  readonly cookies: readonly string[]
}

export function send(
  agent: Agent,
  method: string,
  url: string,
  headers: Record<string, string>,
  content?: unknown,
): Promise<Answer> {
  const body = content === undefined ? undefined : JSON.stringify(content)
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  const type = body === undefined ? {} : { 'content-type': 'application/json' }
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, method, headers: { ...headers, ...type, ...length } })
    sent.on('error', (error: NodeJS.ErrnoException) => {
      // A server ends idle connections after five seconds; what was sent on one never arrived.
      if (sent.reusedSocket && error.code === 'ECONNRESET')
        send(agent, method, url, headers, content).then(resolve, reject)
      else reject(error)
    })
    sent.on('response', (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        const status = response.statusCode ?? 0
        if (status >= 200 && status < 300)
          resolve({ text, cookies: response.headers['set-cookie'] ?? [] })
        else reject(new Error(`${method} ${url} answered ${status}: ${text.slice(0, 300)}`))
      })
    })
    sent.end(body)
  })
}
