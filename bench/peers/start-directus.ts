import { randomBytes } from 'node:crypto'
import { cp, rm } from 'node:fs/promises'
import { Agent } from 'node:http'
import path from 'node:path'
import { ARGON2_PARAMETERS } from '../../src/platform/hashing/argon2-parameters.ts'
import { freePort, type Installation } from '../installation.ts'
import { installPeer } from './install-peer.ts'
import { ADMIN, makeDatabase, PAGE, type Peer, runCommand, send, startServer } from './peer.ts'
import { readPeople } from './read-people.ts'

const PROGRAM = path.join('node_modules', 'directus', 'cli.js')

/** Directus, and our users in its tables. */
export async function startDirectus(
  installation: Installation,
  targets: readonly string[],
): Promise<Peer> {
  const { folder, version } = await installPeer('directus', leaveOut)
  const { url: databaseUrl, pool } = await makeDatabase(installation, 'directus')
  try {
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    const environment = settings(databaseUrl, port)
    await runCommand(folder, [PROGRAM, 'bootstrap'], environment)
    for await (const { ids, mails, givenNames, surnames } of readPeople(installation.pool))
      await pool.query(
        `insert into directus_users (id, email, first_name, last_name, password, status, provider)
         select id, mail, given, surname, 'none', 'active', 'default'
         from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) as person(id, mail, given, surname)`,
        [ids, mails, givenNames, surnames],
      )
    await pool.query('vacuum analyze')
    const server = await startServer(folder, [PROGRAM, 'start'], environment, `${url}/server/ping`)
    try {
      const { text } = await send(new Agent(), 'POST', `${url}/auth/login`, {}, ADMIN)
      const { data } = JSON.parse(text) as { data: { access_token: string } }
      const headers = { authorization: `Bearer ${data.access_token}` }
      return {
        name: 'Directus',
        version,
        ...server,
        async setPassword(using, index) {
          const id = targets[index % targets.length] ?? ''
          const password = `Bench-Password-${index}`
          await send(using, 'PATCH', `${url}/users/${id}`, headers, { password })
        },
        async list(using, { offset, search }) {
          const query = new URLSearchParams({
            limit: String(PAGE),
            sort: 'last_name',
            ...(offset > 0 && { offset: String(offset) }),
            ...(search && { search: search.text }),
          })
          const answer = await send(using, 'GET', `${url}/users?${query.toString()}`, headers)
          return (JSON.parse(answer.text) as { data: unknown[] }).data.length
        },
      }
    } catch (error) {
      await server.stop()
      throw error
    }
  } finally {
    await pool.end()
  }
}

/** Parts that it loads at its start and that would have to be compiled; `left-out` says what for. */
async function leaveOut(folder: string): Promise<void> {
  for (const name of ['isolated-vm', 'rolldown', 'rollup', 'sharp', 'snappy']) {
    const place = path.join(folder, 'node_modules', name)
    await rm(place, { recursive: true, force: true })
    await cp(path.join(folder, 'left-out'), place, { recursive: true })
  }
}

function settings(databaseUrl: string, port: number): Record<string, string> {
  return {
    DB_CLIENT: 'pg',
    DB_CONNECTION_STRING: databaseUrl,
    DB_POOL__MIN: '2',
    DB_POOL__MAX: '10',
    SECRET: randomBytes(32).toString('hex'),
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    SERVE_APP: 'false',
    TELEMETRY: 'false',
    LOG_LEVEL: 'warn',
    // It would refuse work under load, and whoever refuses is fast.
    PRESSURE_LIMITER_ENABLED: 'false',
    RATE_LIMITER_ENABLED: 'false',
    ACCESS_TOKEN_TTL: '12h',
    HASH_MEMORY_COST: String(ARGON2_PARAMETERS.memoryCost),
    HASH_TIME_COST: String(ARGON2_PARAMETERS.timeCost),
    HASH_PARALLELISM: String(ARGON2_PARAMETERS.parallelism),
  }
}
