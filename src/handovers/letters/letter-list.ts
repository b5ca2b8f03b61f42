import { type RawBuilder, sql } from 'kysely'
import { COLLATIONS } from '../../organisation/organisation.ts'
import { anyOf } from '../../platform/compiled-query.ts'
import { decodeCursor, encodeCursor } from '../../platform/cursor.ts'
import type { Database } from '../../platform/database.ts'
import type { Language } from '../../platform/language.ts'
import type { LetterSort } from '../contract.ts'
import { type HandoverRow, selectHandoverRows } from '../view-queries.ts'

/** As many as are printed at once. */
const PAGE = 200

export interface LetterFilter {
  /** The number of the job that made them; undefined: all. */
  readonly job: number | undefined
  readonly sort: LetterSort
  readonly after: string | undefined
  /** Of the organisation: how names are sorted. */
  readonly language: Language
}

export interface ListedLetter {
  readonly row: HandoverRow & { readonly operatorId: string | null }
  /** What it is grouped by: the class, the office. */
  readonly group: string | null
}

/**
 * Letters that can be printed now, a page at a time. First their keys alone are sorted, which is little for thousands;
 * then what a page shows is looked up for its letters.
 */
export async function listLetters(
  db: Database,
  filter: LetterFilter,
): Promise<{ letters: ListedLetter[]; next: string | null }> {
  const found = await findKeys(db, filter)
  const keys = found.slice(0, PAGE)
  const rows = await selectHandoverRows(db)
    .select('h.operator_id as operatorId')
    .where('h.id', '=', anyOf(keys.map(({ id }) => id)))
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  const last = keys.at(-1)
  return {
    letters: keys.flatMap(({ id, group }) => {
      const row = byId.get(id)
      return row === undefined ? [] : [{ row, group: group === '' ? null : group }]
    }),
    next:
      last === undefined || found.length <= PAGE
        ? null
        : encodeCursor([last.group === '', last.group, last.name, last.number]),
  }
}

interface Key {
  readonly id: string
  readonly number: number
  readonly name: string
  /** Empty: without. */
  readonly group: string
}

async function findKeys(db: Database, filter: LetterFilter): Promise<Key[]> {
  const { sort, language } = filter
  const collation = sql.id(COLLATIONS[language])
  const group = groupColumn(sort)
  const isNewest = sort === 'newest'
  const key = isNewest
    ? sql`h.number`
    : sql`(${group} = '', ${group} collate ${collation}, u.display_name collate ${collation}, h.number)`
  const order = isNewest
    ? sql`h.number desc`
    : sql`${group} = '', ${group} collate ${collation}, u.display_name collate ${collation}, h.number`
  const end = decodeCursor(filter.after, ['boolean', 'string', 'string', 'number'])
  const beyond =
    end === undefined
      ? sql``
      : isNewest
        ? sql`and ${key} < ${end[3]}`
        : sql`and ${key} > (${end[0]}::boolean, ${end[1]}::text, ${end[2]}::text, ${end[3]}::bigint)`
  const { rows } = await sql<Key>`
    select h.id, h.number, u.display_name as name, ${group} as "group"
    from handover as h join user_account as u on u.id = h.user_id
    where h.letter_sealed is not null ${ofJob(filter.job)} ${beyond}
    order by ${order} limit ${PAGE + 1}`.execute(db)
  return rows
}

function groupColumn(sort: LetterSort): RawBuilder<string> {
  switch (sort) {
    case 'department':
      return sql`coalesce(u.department, '')`
    case 'officeLocation':
      return sql`coalesce(u.office_location, '')`
    case 'displayName':
    case 'newest':
      return sql`''::text`
  }
}

function ofJob(job: number | undefined) {
  return job === undefined
    ? sql``
    : sql`and h.job_id = (select j.id from job as j where j.number = ${job})`
}

/** Null where no job is named: what was printed or ended is counted of a job only. */
export interface LetterCounts {
  readonly waiting: number
  readonly printed: number | null
  /** Nobody opened them in time: their codes are erased, and their hand-overs ended. */
  readonly expired: number | null
}

/** How many wait; of a job, also what became of the others. Its own letters alone are read, by their job. */
export async function countLetters(db: Database, job: number | undefined): Promise<LetterCounts> {
  const waiting = await sql<{ count: number }>`
    select count(*) as count from handover as h
    where h.letter_sealed is not null ${ofJob(job)}`.execute(db)
  const counts = { waiting: waiting.rows[0]?.count ?? 0, printed: null, expired: null }
  if (job === undefined) return counts
  const { rows } = await sql<{ printed: number; expired: number }>`
    select count(*) filter (where exists (
        select from handover_event as e where e.handover_id = h.id and e.kind = 'printed'
      )) as printed,
      count(*) filter (where not h.open and exists (
        select from handover_event as e where e.handover_id = h.id and e.kind = 'expired'
          and e.detail @> '{"unprinted": true}'
      )) as expired
    from handover as h
    where h.way = 'letter' and h.letter_sealed is null ${ofJob(job)}`.execute(db)
  return { ...counts, printed: rows[0]?.printed ?? 0, expired: rows[0]?.expired ?? 0 }
}
