import type { Context } from '../platform/context.ts'
import { appendAudit, type Noted } from './append-audit.ts'
import type { AuditEntry } from './audit-entry.ts'

/** What is noted besides: never a secret (S9, S16). */
export type AuditDetail = NonNullable<AuditEntry['detail']>

/** What a command works with while its transaction is open. */
export interface Transaction extends Context {
  /** Notes who did what; written as the transaction's last statement, which locks the head of the chain (S32). */
  readonly audit: (entry: AuditEntry) => void
}

/** Runs `work` in one transaction: everything it writes, its audit events included, is kept, or none of it. */
export async function inTransaction<T>(
  ctx: Context,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return await inSharedTransaction([ctx], async ([tx]) => await work(tx))
}

/** The same for what several callers do: each notes under their own name, and all is kept or nothing. */
export async function inSharedTransaction<T, C extends readonly [Context, ...Context[]]>(
  contexts: C,
  work: (transactions: { [I in keyof C]: Transaction }) => Promise<T>,
): Promise<T> {
  const [{ db: pool, keys }] = contexts
  return await pool.transaction().execute(async (db) => {
    const noted: Noted[] = []
    const transactions = contexts.map((ctx): Transaction => ({
      ...ctx,
      db,
      audit: (entry) => void noted.push({ by: ctx, entry }),
    }))
    const result = await work(transactions as { [I in keyof C]: Transaction })
    await appendAudit({ db, keys }, noted)
    return result
  })
}
