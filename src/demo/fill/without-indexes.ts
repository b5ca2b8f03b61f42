import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

/** What an index or a foreign key is made by, and how to undo it. */
interface Part {
  readonly name: string
  readonly make: string
  readonly drop: string
}

/**
 * Does the work while the tables have neither indexes nor foreign keys, and builds them anew: a million rows come
 * in a third of the time. All in the caller's transaction: if it fails, nothing has been lost. Everybody else who
 * wants to read the tables waits.
 */
export async function withoutIndexes(
  tx: Database,
  tables: readonly string[],
  work: () => Promise<void>,
  print: (line: string) => void,
): Promise<void> {
  const parts = await listParts(tx, tables)
  for (const { drop } of parts.toReversed()) await sql.raw(drop).execute(tx)
  await work()
  // For this transaction: what is sorted in memory is sorted once.
  await sql`set local maintenance_work_mem = '256MB'`.execute(tx)
  await sql`set local enable_seqscan = on`.execute(tx)
  for (const [index, { name, make }] of parts.entries()) {
    const start = performance.now()
    await sql.raw(make).execute(tx)
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    print(`Index ${index + 1} of ${parts.length}: ${name}, ${seconds} s`)
  }
}

/** The database says itself how they are made, those of later migrations too: keys first, then what refers to them. */
async function listParts(db: Database, tables: readonly string[]): Promise<Part[]> {
  const { rows } = await sql<Part>`
    with filled as (
      select oid from pg_class where relname = any(${[...tables]}) and relnamespace = current_schema()::regnamespace
    ), constrained as (
      select oid, conname, conrelid, conindid, contype from pg_constraint
      where contype in ('p', 'u') and conrelid in (table filled)
        or contype = 'f' and (conrelid in (table filled) or confrelid in (table filled))
    )
    select name, make, drop from (
      select case contype when 'f' then 3 else 1 end as rank, conname as name,
        format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as make,
        format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop
      from constrained
      union all
      select 2, c.relname, pg_get_indexdef(i.indexrelid), format('drop index %I', c.relname)
      from pg_index as i join pg_class as c on c.oid = i.indexrelid
      where i.indrelid in (table filled) and i.indexrelid not in (select conindid from constrained)
    ) as parts
    order by rank, name
  `.execute(db)
  return rows
}
