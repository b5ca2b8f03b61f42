import type { Context } from '../platform/context.ts'
import { appendAudit } from './append-audit.ts'
import type { AuditEntry } from './audit-entry.ts'

/** What a command works with while its transaction is open. */
export interface Transaction extends Context {
  /** Notes who did what; written as the transaction's last statement, which locks the head of the chain (S32). */
  readonly audit: (entry: AuditEntry) => void
}

/** Runs `work` in one transaction: everything it writes, its audit events included, is kept, or none of it. */
export function inTransaction<T>(ctx: Context, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return ctx.db.transaction().execute(async (db) => {
    const entries: AuditEntry[] = []
    const tx: Transaction = { ...ctx, db, audit: (entry) => void entries.push(entry) }
    const result = await work(tx)
    await appendAudit(tx, entries)
    return result
  })
}
