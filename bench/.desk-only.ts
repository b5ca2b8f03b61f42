import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { Agent } from 'node:http'
import { measureDesk } from './desk.ts'
import { startInstallation, fetchPage } from './installation.ts'
import { median, printFigures } from './figure.ts'
const folder = await mkdtemp('/tmp/kvittens-bench-')
await chmod(folder, 0o711)
const i = await startInstallation(folder, 100_000)
try {
  printFigures(await measureDesk(i, { quick: true }))
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  for (const p of ['counts', '?group=needsYou', '?group=waiting', '?group=done']) {
    const t: number[] = []
    for (let k = 0; k < 25; k++) {
      const s = performance.now()
      await fetchPage(i, agent, '/api/follow-ups' + (p === 'counts' ? '/counts' : p))
      t.push(performance.now() - s)
    }
    console.log(p, median(t).toFixed(1))
  }
  const { rows } = await i.pool.query('select datname from pg_database')
  await i.pool.query("load 'auto_explain'").catch((e) => console.log(String(e)))
  if (process.argv[2]) {
    const { selectHandoverRows } = await import('../src/handovers/view-queries.ts')
    const q = await import('../src/follow-ups/queries.ts')
    const { databaseOn, openPool } = await import('../src/platform/database.ts')
    const pool = openPool(i.postgres)
    const db = databaseOn(pool)
    const now = new Date()
    const view = { viewerId: '00000000-0000-4000-8000-000000000000', scope: 'all' as const, now }
    const seen: any[] = []
    const orig = (pool as any).connect.bind(pool)
    const { Kysely, PostgresDialect } = await import('kysely')
    const db2 = new Kysely<any>({
      dialect: new PostgresDialect({ pool }),
      log: (e) => {
        if (e.level === 'query') seen.push(e.query)
      },
    })
    await q.countFollowUps(db2 as any, view)
    await q.listFollowUps(db2 as any, view, {
      group: 'needsYou',
      after: undefined,
      search: undefined,
    })
    await q.listFollowUps(db2 as any, view, {
      group: 'waiting',
      after: undefined,
      search: undefined,
    })
    for (const s of seen) {
      const r = await pool.query('explain (analyze, buffers) ' + s.sql, [...s.parameters])
      console.log(r.rows.map((x: any) => x['QUERY PLAN']).join('\n'))
      console.log('-----')
    }
    await pool.end()
  }
} finally {
  await i.stop()
  await rm(folder, { recursive: true, force: true })
}
