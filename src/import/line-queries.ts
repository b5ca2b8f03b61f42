import { type SqlBool, sql } from 'kysely'
import { anyOf } from '../platform/compiled-query.ts'
import type { Database } from '../platform/database.ts'
import type { ImportCounts, ImportLineQuery, ImportLineStatus } from './contract.ts'
import type { Row } from './reading/row.ts'
import type { LineOutcome } from './verifying/decide-line.ts'

export interface StoredLine extends Row {
  readonly status: ImportLineStatus
  readonly leftOut: boolean
  readonly userId: string | null
  readonly outcome: LineOutcome | null
}

export async function insertLines(
  tx: Database,
  importId: string,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return
  const json = JSON.stringify(rows.map(({ line, cells }) => [line, cells]))
  await sql`insert into import_line (import_id, line, cells)
    select ${importId}::uuid, (row->>0)::integer, row->1 from jsonb_array_elements(${json}::jsonb) as row`.execute(
    tx,
  )
}

/** In the file's order, from behind `after`. */
export async function listLines(
  db: Database,
  importId: string,
  {
    only,
    problem,
    after,
    limit,
  }: Pick<ImportLineQuery, 'only' | 'problem'> & { after: number; limit: number },
): Promise<StoredLine[]> {
  let lines = selectLines(db).where('import_id', '=', importId).where('line', '>', after)
  // Literals, so that the planner knows the partial indexes.
  if (only === 'problems') lines = lines.where(sql<SqlBool>`status = 'problem' and not left_out`)
  if (only === 'changed') lines = lines.where(sql<SqlBool>`status = 'changed' and not left_out`)
  if (only === 'unchanged') lines = lines.where(sql<SqlBool>`status = 'unchanged' and not left_out`)
  if (only === 'new') lines = lines.where(sql<SqlBool>`status = 'new' and not left_out`)
  if (only === 'leftOut') lines = lines.where(sql<SqlBool>`left_out`)
  if (problem !== undefined) {
    const wanted = JSON.stringify({ problems: [{ code: problem }] })
    lines = lines.where(sql<SqlBool>`status = 'problem' and outcome @> ${wanted}::jsonb`)
  }
  return (await lines.orderBy('line').limit(limit).execute()).map(toLine)
}

export async function listLinesNumbered(
  db: Database,
  importId: string,
  numbers: readonly number[],
): Promise<StoredLine[]> {
  if (numbers.length === 0) return []
  const rows = await selectLines(db)
    .where('import_id', '=', importId)
    .where('line', '=', anyOf(numbers))
    .orderBy('line')
    .execute()
  return rows.map(toLine)
}

export async function changeLine(
  tx: Database,
  importId: string,
  { line, cells, leftOut }: Pick<StoredLine, 'line' | 'cells' | 'leftOut'>,
): Promise<void> {
  await tx
    .updateTable('import_line')
    .set({ cells: JSON.stringify(cells), left_out: leftOut })
    .where('import_id', '=', importId)
    .where('line', '=', line)
    .execute()
}

export interface VerifiedLine {
  readonly line: number
  readonly status: ImportLineStatus
  readonly userId: string | null
  readonly outcome: LineOutcome
}

export async function saveVerified(
  tx: Database,
  importId: string,
  lines: readonly VerifiedLine[],
): Promise<void> {
  if (lines.length === 0) return
  const json = JSON.stringify(
    lines.map(({ line, status, userId, outcome }) => [line, status, userId, outcome]),
  )
  await sql`update import_line as l
    set status = v.row->>1, user_id = (v.row->>2)::uuid, outcome = v.row->3
    from jsonb_array_elements(${json}::jsonb) as v(row)
    where l.import_id = ${importId}::uuid and l.line = (v.row->>0)::integer`.execute(tx)
}

export async function countLines(
  db: Database,
  importId: string,
  after: number,
): Promise<ImportCounts> {
  const rows = await db
    .selectFrom('import_line')
    .select(['status', 'left_out as leftOut'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('import_id', '=', importId)
    .where('line', '>', after)
    .groupBy(['status', 'left_out'])
    .execute()
  const counts = { new: 0, changed: 0, unchanged: 0, problem: 0, leftOut: 0 }
  for (const { status, leftOut, count } of rows) {
    if (leftOut) counts.leftOut += count
    else if (status !== 'unverified') counts[status] += count
  }
  return counts
}

/** How many lines have which problem, the commonest first. */
export async function countProblems(
  db: Database,
  importId: string,
): Promise<{ code: string; count: number }[]> {
  const { rows } = await sql<{ code: string; count: number }>`
    select code, count(*) as count from (
      select distinct l.line, problem->>'code' as code
      from import_line as l, jsonb_array_elements(l.outcome->'problems') as problem
      where l.import_id = ${importId}::uuid and l.status = 'problem' and not l.left_out
    ) as each group by code order by count desc, code`.execute(db)
  return rows
}

function selectLines(db: Database) {
  return db
    .selectFrom('import_line')
    .select(['line', 'cells', 'status', 'left_out as leftOut', 'user_id as userId', 'outcome'])
}

type LineRow = Awaited<ReturnType<ReturnType<typeof selectLines>['execute']>>[number]

/** What this room has written itself as JSON has its types. */
function toLine(row: LineRow): StoredLine {
  return { ...row, outcome: row.outcome as LineOutcome | null }
}
