import type { Database } from '../platform/database.ts'
import type { Language } from '../platform/language.ts'
import { Problem } from '../platform/problem.ts'
import type { HandoverState, HandoverWay } from './contract.ts'
import type { Standing } from './handover.ts'
import type { Challenge } from './typed-answer.ts'

/** A hand-over with what is needed to decide on it; never its token, which is kept nowhere. */
export interface Handover extends Standing {
  readonly id: string
  readonly number: number
  readonly userId: string
  readonly way: HandoverWay
  readonly recipient: string | null
  readonly language: Language
  readonly challenge: Challenge
  readonly pinTriesLeft: number | null
  readonly expiresAt: Date
  readonly credentialExpiresAt: Date
  readonly credentialVersion: number
  readonly claimedAt: Date | null
  readonly claimedBy: Buffer | null
  readonly eraseAt: Date | null
  readonly sealed: Buffer | null
  readonly operatorId: string | null
}

const COLUMNS = [
  'handover.id',
  'number',
  'handover.user_id as userId',
  'way',
  'recipient',
  'language',
  'challenge',
  'pin_tries_left as pinTriesLeft',
  'handover.expires_at as expiresAt',
  'credential_expires_at as credentialExpiresAt',
  'credential_version as credentialVersion',
  'claimed_at as claimedAt',
  'claimed_by as claimedBy',
  'erase_at as eraseAt',
  'sealed',
  'operator_id as operatorId',
  'state_at as stateAt',
  'open',
  'receipt_at as receiptAt',
] as const

export async function findHandoverByLookup(
  db: Database,
  lookup: Buffer,
): Promise<Handover | undefined> {
  return await selectHandovers(db).where('lookup', '=', lookup).executeTakeFirst()
}

export async function findHandoverByDispute(
  db: Database,
  lookup: Buffer,
  now: Date,
): Promise<Handover | undefined> {
  return await selectHandovers(db)
    .innerJoin('dispute_link as d', 'd.handover_id', 'handover.id')
    .where('d.lookup', '=', lookup)
    .where('d.expires_at', '>', now)
    .executeTakeFirst()
}

/** Locks it until the transaction ends; what is decided on it stays true. */
export async function lockHandover(db: Database, id: string): Promise<Handover> {
  return await selectHandovers(db)
    .where('handover.id', '=', id)
    .forUpdate('handover')
    .executeTakeFirstOrThrow(handoverNotFound)
}

export async function lockHandoverByNumber(db: Database, number: number): Promise<Handover> {
  return await selectHandovers(db)
    .where('number', '=', number)
    .forUpdate('handover')
    .executeTakeFirstOrThrow(handoverNotFound)
}

export async function listOpenHandovers(db: Database, userId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('handover')
    .select('id')
    .where('user_id', '=', userId)
    .where('open', '=', true)
    .execute()
  return rows.map(({ id }) => id)
}

/** Takes the secret for one browser. Of any number of callers, one gets it (S7). */
export async function claimHandover(
  db: Database,
  id: string,
  { now, claimedBy, eraseAt }: { now: Date; claimedBy: Buffer | null; eraseAt: Date },
): Promise<Buffer | undefined> {
  const row = await db
    .updateTable('handover')
    .set({ claimed_at: now, claimed_by: claimedBy, erase_at: eraseAt })
    .where('id', '=', id)
    .where('claimed_at', 'is', null)
    .where('sealed', 'is not', null)
    .where('open', '=', true)
    .where('expires_at', '>', now)
    .returning('sealed')
    .executeTakeFirst()
  return row?.sealed ?? undefined
}

/** Takes one of the tries and answers how many are left; undefined when there was none to take. */
export async function takePinTry(db: Database, id: string): Promise<number | undefined> {
  const row = await db
    .updateTable('handover')
    .set((eb) => ({ pin_tries_left: eb('pin_tries_left', '-', 1) }))
    .where('id', '=', id)
    .where('pin_tries_left', '>', 0)
    .where('sealed', 'is not', null)
    .returning('pin_tries_left as left')
    .executeTakeFirst()
  return row?.left ?? undefined
}

export async function givePinTryBack(db: Database, id: string): Promise<void> {
  await db
    .updateTable('handover')
    .set((eb) => ({ pin_tries_left: eb('pin_tries_left', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** The bytes are gone; the record stays. */
export async function eraseSecret(db: Database, id: string): Promise<void> {
  await db
    .updateTable('handover')
    .set({ sealed: null, letter_sealed: null })
    .where('id', '=', id)
    .execute()
}

/** What the clock has to end: links that nobody used in time, and credentials that have run out. */
export async function listOverdueHandovers(
  db: Database,
  now: Date,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('handover')
    .select('id')
    .where('open', '=', true)
    // No credential ends before its link: the index of open links finds both.
    .where('expires_at', '<=', now)
    .where((eb) =>
      eb.or([
        eb('credential_expires_at', '<=', now),
        eb.and([
          eb('claimed_at', 'is', null),
          eb('way', 'in', ['revealLink', 'setLink', 'letter']),
        ]),
      ]),
    )
    .orderBy('expires_at')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** Signed in with a temporary password, never changed it, and its time is up. */
export async function listOverdueCredentials(
  db: Database,
  now: Date,
  limit: number,
): Promise<{ id: string }[]> {
  return await db
    .selectFrom('password_credential as c')
    .innerJoin('handover as h', 'h.id', 'c.handover_id')
    .select('h.id')
    .where('c.must_change', '=', true)
    .where('c.expires_at', '<=', now)
    .where('h.open', '=', false)
    .limit(limit)
    .execute()
}

export async function listToErase(db: Database, now: Date, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('handover')
    .select('id')
    .where('sealed', 'is not', null)
    .where('erase_at', '<=', now)
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

export function handoverNotFound(): Problem {
  return new Problem('notFound', 'handover-not-found', 'There is no such hand-over.')
}

function selectHandovers(db: Database) {
  return db
    .selectFrom('handover')
    .select(COLUMNS)
    .select((eb) => eb.ref('state').$castTo<HandoverState>().as('state'))
}
