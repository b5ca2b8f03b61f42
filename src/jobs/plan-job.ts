import { randomUUID } from 'node:crypto'
import type { Transaction } from '../audit/in-transaction.ts'
import { requireAllowed, requireOperator } from '../roles/policy.ts'
import type { JobKindName } from './contract.ts'
import { decideKind } from './job.ts'
import { insertJob } from './queries.ts'

/** Promises a job in the caller's transaction; a worker gathers its rows, and nothing happens until it is started. */
export async function planJob(
  tx: Transaction,
  {
    kind,
    options,
    selection,
  }: {
    readonly kind: JobKindName
    /** Without any secret. */
    readonly options: Readonly<Record<string, unknown>>
    /** Users' ids, a filter, or a file: what the kind's `gather` reads. */
    readonly selection: Readonly<Record<string, unknown>>
  },
): Promise<{ id: string; number: number }> {
  const operator = requireOperator(tx.actor)
  requireAllowed(decideKind(operator, kind))
  const id = randomUUID()
  const number = await insertJob(tx.db, {
    id,
    kind,
    operatorId: operator.id,
    operatorName: operator.name,
    network: tx.network,
    options,
    selection,
    now: tx.now(),
  })
  tx.audit({
    action: 'job.planned',
    target: { kind: 'job', id, name: `#${number}` },
    detail: { kind },
  })
  return { id, number }
}
