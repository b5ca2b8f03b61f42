import { inTransaction } from '../audit/in-transaction.ts'
import { referenceOf } from '../handovers/handover.ts'
import type { Context } from '../platform/context.ts'
import { type CsvCell, csvRows, delimiterOf } from '../platform/csv.ts'
import { maskEmailAddress } from '../platform/email-address.ts'
import type { Language } from '../platform/language.ts'
import { findMessage, type Translate, translator } from '../platform/messages.ts'
import { requireAllowed, requireOperator } from '../roles/policy.ts'
import { decideHandovers, type Job } from './job.ts'
import { getJob } from './queries.ts'
import { listRows, type StoredRow } from './row-queries.ts'

const BATCH = 1000

/** Every row with its outcome as CSV, in the reader's language, read a batch at a time. Noted before it begins. */
export async function reportJob(
  ctx: Context,
  number: number,
  language: Language,
): Promise<AsyncGenerator<string>> {
  const job = await getJob(ctx.db, number)
  requireAllowed(decideHandovers(requireOperator(ctx.actor), job))
  await inTransaction(ctx, async (tx) =>
    tx.audit({
      action: 'job.reported',
      target: { kind: 'job', id: job.id, name: `#${number}` },
      detail: { kind: job.kind },
    }),
  )
  const t = translator(language)
  return csvRows(header(t), rows(ctx, job, language), { delimiter: delimiterOf(language) })
}

async function* rows(
  { db }: Context,
  { id }: Job,
  language: Language,
): AsyncGenerator<readonly CsvCell[]> {
  let after = 0
  for (;;) {
    const batch = await listRows(db, id, { after, limit: BATCH })
    for (const row of batch) yield cells(row, language)
    const last = batch.at(-1)
    if (last === undefined || batch.length < BATCH) return
    after = last.ordinal
  }
}

function header(t: Translate): string[] {
  return [
    t('jobs.report.row'),
    t('users.column.displayName'),
    t('users.column.userPrincipalName'),
    t('jobs.report.outcome'),
    t('jobs.report.reason'),
    t('jobs.report.way'),
    t('jobs.report.recipient'),
    t('users.column.handover'),
    t('jobs.report.settledAt'),
  ]
}

function cells(row: StoredRow, language: Language): CsvCell[] {
  const t = translator(language)
  const { way, recipient } = row.plan
  return [
    row.ordinal,
    row.name,
    row.login,
    t(`job.rowState.${row.state}`),
    row.reason === null ? null : words(language, `job.reason.${row.reason}`, row.reason),
    typeof way === 'string' ? words(language, `handover.way.${way}`, way) : null,
    typeof recipient === 'string' ? maskEmailAddress(recipient) : null,
    row.handoverNumber === null ? null : referenceOf(row.handoverNumber),
    row.settledAt?.toISOString() ?? null,
  ]
}

/** A code that has no words yet says more than nothing. */
function words(language: Language, key: string, code: string): string {
  return findMessage(language, key, {}) ?? code
}
