import { randomBytes } from 'node:crypto'
import { Agent } from 'node:http'
import { ARGON2_PARAMETERS } from '../../src/platform/hashing/argon2-parameters.ts'
import { freePort, type Installation } from '../installation.ts'
import { installPeer } from './install-peer.ts'
import { ADMIN, makeDatabase, PAGE, type Peer, runCommand, send, startServer } from './peer.ts'
import { readPeople } from './read-people.ts'

/** better-auth with its admin plugin, and our users in its tables. */
export async function startBetterAuth(
  installation: Installation,
  targets: readonly string[],
): Promise<Peer> {
  const { folder, version } = await installPeer('better-auth')
  const { url: databaseUrl, pool } = await makeDatabase(installation, 'better_auth')
  try {
    const port = await freePort()
    const url = `http://localhost:${port}`
    const environment = {
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      BETTER_AUTH_SECRET: randomBytes(32).toString('hex'),
      ARGON2: JSON.stringify(ARGON2_PARAMETERS),
    }
    await runCommand(folder, ['server.mjs', 'migrate'], environment)
    for await (const { ids, mails, names } of readPeople(installation.pool))
      await pool.query(
        `with people as (
           insert into "user" (id, name, email, "emailVerified", "createdAt", "updatedAt", role, banned)
           select id, name, mail, true, now(), now(), 'user', false
           from unnest($1::text[], $2::text[], $3::text[]) as person(id, mail, name)
           returning id
         )
         insert into account (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt")
         select 'account ' || id, id, 'credential', id, 'none', now(), now() from people`,
        [ids, mails, names],
      )
    await pool.query('vacuum analyze')
    const server = await startServer(folder, ['server.mjs'], environment, `${url}/api/auth/ok`)
    try {
      const agent = new Agent()
      const origin = { origin: url }
      await send(agent, 'POST', `${url}/api/auth/sign-up/email`, origin, {
        ...ADMIN,
        name: 'Bench',
      })
      await pool.query(`update "user" set role = 'admin' where email = $1`, [ADMIN.email])
      const { cookies } = await send(agent, 'POST', `${url}/api/auth/sign-in/email`, origin, ADMIN)
      const cookie = cookies.map((line) => line.split(';', 1)[0]).join('; ')
      const headers = { cookie, origin: url }
      return {
        name: 'better-auth',
        version,
        ...server,
        async setPassword(using, index) {
          await send(using, 'POST', `${url}/api/auth/admin/set-user-password`, headers, {
            userId: targets[index % targets.length],
            newPassword: `Bench-Password-${index}`,
          })
        },
        async list(using, { offset, search }) {
          const query = new URLSearchParams({
            limit: String(PAGE),
            sortBy: 'name',
            ...(offset > 0 && { offset: String(offset) }),
            ...(search && {
              searchField: search.in === 'mail' ? 'email' : 'name',
              searchValue: search.text,
            }),
          })
          const { text } = await send(
            using,
            'GET',
            `${url}/api/auth/admin/list-users?${query.toString()}`,
            headers,
          )
          return (JSON.parse(text) as { users: unknown[] }).users.length
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
