import { sql } from 'kysely'
import { anyOf } from '../../platform/compiled-query.ts'
import type { Database } from '../../platform/database.ts'
import type { Language } from '../../platform/language.ts'
import { rolesOf } from '../../roles/queries.ts'
import type { LetterFacts } from './letter.ts'

/** A letter whose row is locked, with its person and what has happened to it. */
export interface LockedLetter extends LetterFacts {
  readonly id: string
  readonly number: number
  readonly userId: string
  readonly roles: string[]
  readonly sealed: Buffer | null
  readonly language: Language
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly pinRequired: boolean
}

/** In the order of their numbers, so that two callers can't wait for each other. */
export async function lockLetters(
  db: Database,
  numbers: readonly number[],
): Promise<LockedLetter[]> {
  await db
    .selectFrom('handover')
    .select('id')
    .where('number', 'in', numbers)
    .orderBy('number')
    .forUpdate()
    .execute()
  // A statement that had to wait for its lock would still see what was before.
  const rows = await db
    .selectFrom('handover as h')
    .select((eb) => [
      'h.id',
      'h.number',
      'h.user_id as userId',
      'h.way',
      'h.open',
      'h.letter_sealed as sealed',
      'h.language',
      'h.challenge',
      'h.created_at as createdAt',
      'h.expires_at as expiresAt',
      rolesOf('h.user_id').as('roles'),
      happened('letterOpened').as('wasOpened'),
      happened('printed').as('wasPrinted'),
      eb('h.letter_sealed', 'is not', null).$castTo<boolean>().as('waits'),
    ])
    .where('h.number', 'in', numbers)
    .orderBy('h.number')
    .execute()
  return rows.map(({ challenge, ...row }) => ({ ...row, pinRequired: challenge === 'pin' }))
}

function happened(kind: 'letterOpened' | 'printed') {
  return sql<boolean>`exists (
    select from handover_event as e where e.handover_id = h.id and e.kind = ${kind}
  )`
}

export async function eraseLetters(db: Database, ids: readonly string[]): Promise<void> {
  await db
    .updateTable('handover')
    .set({ letter_sealed: null })
    .where('id', '=', anyOf(ids))
    .execute()
}

export async function listOverdueLetters(
  db: Database,
  now: Date,
  limit: number,
): Promise<number[]> {
  const rows = await db
    .selectFrom('handover')
    .select('number')
    .where('letter_sealed', 'is not', null)
    .where('print_by', '<=', now)
    .orderBy('print_by')
    .limit(limit)
    .execute()
  return rows.map(({ number }) => number)
}
