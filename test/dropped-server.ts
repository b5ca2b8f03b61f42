import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { dropPrivileges } from '../src/platform/drop-privileges.ts'
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres/start-embedded-postgres.ts'
import { SERVICE_USER } from '../src/platform/system-user.ts'

// Run by the test as root, as a server does: start PostgreSQL, drop the rights, go on.
const [dataDir = ''] = process.argv.slice(2)
const postgres = await startEmbeddedPostgres({ dataDir, durable: false })
dropPrivileges(SERVICE_USER)
const queried = await queryOne()
const first = postgres.pid()
process.kill(first, 'SIGKILL')
while (postgres.pid() === first) await sleep(20)
process.stdout.write(
  JSON.stringify({
    isRoot: process.getuid?.() === 0,
    groups: process.getgroups?.().length,
    queried,
    returned: codeOf(() => process.setuid?.(0)),
    shadow: codeOf(() => readFileSync('/etc/shadow')),
    restarted: await queryOne(),
  }),
)
await postgres.stop()

async function queryOne(): Promise<number> {
  const client = new pg.Client(postgres.connection)
  await client.connect()
  const result = await client.query<{ one: number }>('select 1 as one')
  await client.end()
  return result.rows[0]?.one ?? 0
}

function codeOf(work: () => unknown): unknown {
  try {
    work()
    return 'worked'
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error
  }
}
