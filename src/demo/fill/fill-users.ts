import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { type Filling, insertPeople } from './insert-people.ts'
import { ORIGINS } from './origins.ts'
import { withoutIndexes } from './without-indexes.ts'

const TABLES = ['user_account', 'contact_address', 'password_credential'] as const
/** Some gigabytes; nobody meant more. */
export const MOST_MADE_UP = 5_000_000
/** So many are made by one statement; of each origin its share. */
const STEP = 50_000
/** From here on it is faster to build the indexes anew. */
const MANY = 20_000

/** Adds made-up users to those who are there. In a transaction of the caller's. */
export async function fillUsers(
  tx: Database,
  count: number,
  filling: Filling,
  print: (line: string) => void,
): Promise<void> {
  const first = (await highestNumber(tx)) + 1
  const insert = async (): Promise<void> => {
    for (let done = 0; done < count; done += STEP) {
      const step = Math.min(STEP, count - done)
      await insertStep(tx, first + done, step, filling)
      print(`${(done + step).toLocaleString('en')} of ${count.toLocaleString('en')} users`)
    }
  }
  await (count < MANY ? insert() : withoutIndexes(tx, TABLES, insert, print))
  for (const table of TABLES) await sql`analyze ${sql.table(table)}`.execute(tx)
}

/** After the transaction: lets indexes answer without looking into the tables. */
export async function tidyFilled(db: Database): Promise<void> {
  for (const table of TABLES) await sql`vacuum ${sql.table(table)}`.execute(db)
}

async function insertStep(
  tx: Database,
  first: number,
  count: number,
  filling: Filling,
): Promise<void> {
  let from = first
  for (const [index, origin] of ORIGINS.entries()) {
    const isLast = index === ORIGINS.length - 1
    const to = isLast ? first + count - 1 : from + Math.floor((count * origin.share) / 100) - 1
    await insertPeople(tx, origin, { from, to }, filling)
    from = to + 1
  }
}

/** What an earlier filling ended with. */
async function highestNumber(db: Database): Promise<number> {
  const { rows } = await sql<{ highest: number | null }>`
    select max(substring(user_principal_name from '[^0-9]([0-9]{1,9})@')::integer) as highest from user_account
  `.execute(db)
  return rows[0]?.highest ?? 0
}
