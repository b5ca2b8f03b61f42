import type { Transaction } from '../audit/in-transaction.ts'
import type { Organisation } from '../organisation/organisation.ts'
import type { Context } from '../platform/context.ts'
import type { JobKindName } from './contract.ts'
import type { Job } from './job.ts'

/** A user, or somebody who is to become one, with what is to happen; or why it won't. */
export interface PlannedRow {
  /** Null if there is no such user yet. */
  readonly userId: string | null
  readonly name: string
  readonly login: string
  /** Read by its kind of job alone, but for `way` and `recipient` (an address), which are shown. Never a secret. */
  readonly plan: Readonly<Record<string, unknown>>
  /** `job.reason.NAME`; null: it will be done. */
  readonly leftOut: string | null
}

export interface DueRow {
  readonly ordinal: number
  readonly userId: string | null
  readonly name: string
  readonly login: string
  readonly plan: Readonly<Record<string, unknown>>
}

export type RowOutcome =
  | {
      readonly state: 'done'
      /** Of a user who was made. */
      readonly userId?: string
      readonly handoverNumber?: number
    }
  | {
      readonly state: 'failed'
      /** `job.reason.NAME`: the codes of Problems and decisions. */
      readonly reason: string
      readonly detail?: Readonly<Record<string, unknown>>
    }

/**
 * One kind of work. The machinery claims rows, calls `prepare` for each and `apply` for some dozens of them, and
 * settles them in the transaction of `apply`. The context's actor is the operator with the roles that are theirs
 * at this moment, and its lane is bulk.
 */
export interface JobKind<P = unknown> {
  readonly name: JobKindName
  /** Everything that is to be done, a batch at a time. Begins anew if the process dies on the way. */
  readonly gather: (
    ctx: Context,
    organisation: Organisation,
    job: Job,
  ) => AsyncIterable<readonly PlannedRow[]>
  /** What is slow, such as hashing, or needs no lock. A Problem fails this row. */
  readonly prepare: (ctx: Context, organisation: Organisation, job: Job, row: DueRow) => Promise<P>
  /**
   * Decides and writes, in the rows' order, by statements for all of them at once, with an audit event for each.
   * A Problem or a broken constraint undoes them all; then they are tried in halves, until it fails one alone.
   * (A method, so that kinds of different `P` go into one list: each gets back what it prepared.)
   */
  apply(
    tx: Transaction,
    organisation: Organisation,
    job: Job,
    rows: readonly { readonly row: DueRow; readonly prepared: P }[],
  ): Promise<readonly RowOutcome[]>
}
