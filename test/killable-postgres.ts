import { startEmbeddedPostgres } from '../src/platform/embedded-postgres/start-embedded-postgres.ts'

// Run by the tests as a process that can be killed: says the number of its PostgreSQL, and stays.
const [dataDir = ''] = process.argv.slice(2)
try {
  const postgres = await startEmbeddedPostgres({ dataDir })
  process.stdout.write(`${postgres.pid()}\n`)
  const stay = setInterval(() => undefined, 60_000)
  process.once('SIGTERM', () => {
    clearInterval(stay)
    void postgres.stop()
  })
} catch (error) {
  process.stdout.write(error instanceof Error ? error.message : String(error))
}
