import { sql } from 'kysely'
import type { Database } from '../platform/database.ts'
import { EMPTY_CHAIN } from './chain.ts'

/** What comes next is chained to nothing before it: for a new key, when the old one is lost. */
export async function restartChain(db: Database): Promise<void> {
  await db
    .updateTable('audit_head')
    .set({ mac: EMPTY_CHAIN, chain_from: sql`sequence + 1` })
    .execute()
}
