import { randomUUID } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { inTransaction } from '../../audit/in-transaction.ts'
import type { Organisation } from '../../organisation/organisation.ts'
import { getOrganisation } from '../../organisation/queries.ts'
import type { Context } from '../../platform/context.ts'
import { isConstraintViolation, violatedConstraint } from '../../platform/database.ts'
import { Problem } from '../../platform/problem.ts'
import type { JobKind, RowOutcome } from '../job-kind.ts'
import type { Job } from '../job.ts'
import { asOperator, type WorkerContext } from './as-operator.ts'
import {
  type ClaimedRow,
  claimRows,
  endIfFinished,
  lockClaimed,
  renewClaim,
  settleRows,
} from './claim-queries.ts'
import { pauseUnable } from './stop-jobs.ts'

/** As many share a statement: fewer cost round trips, more hold their locks for longer. */
const BATCH = 50
/** What a dead worker held is done so much later; whoever is at work renews it. */
const LEASE_MS = 10_000
const RENEW_EVERY_MS = 3_000
/** A row that was taken up so often without an outcome is to blame for it. */
const MOST_ATTEMPTS = 5

const KEPT_DETAILS = ['field', 'reason', 'status', 'bouncedAt'] as const

interface Work {
  readonly ctx: Context
  readonly organisation: Organisation
  readonly job: Job
  readonly kind: JobKind
  readonly leasedBy: string
}

interface PreparedRow {
  readonly row: ClaimedRow
  readonly prepared: unknown
}

interface SettledRow {
  readonly ordinal: number
  readonly outcome: RowOutcome
}

/**
 * Does the next rows of a job. `after` is the last row that this worker claimed before, and the answer the last one
 * now; undefined: nothing was left from there on.
 */
export async function runBatch(
  services: WorkerContext,
  kind: JobKind,
  job: Job,
  after: number,
): Promise<number | undefined> {
  const ctx = await asOperator(services, job)
  if (ctx === undefined) {
    await pauseUnable(services, job)
    return undefined
  }
  const now = ctx.now()
  const leasedBy = randomUUID()
  const rows = await claimRows(
    ctx.db,
    job.id,
    { by: leasedBy, until: new Date(now.getTime() + LEASE_MS) },
    { after, limit: BATCH, now },
  )
  const last = rows.at(-1)
  if (last === undefined) {
    await endIfFinished(ctx.db, job.id, now)
    return undefined
  }
  const organisation = await getOrganisation(ctx.db)
  const work: Work = { ctx, organisation, job, kind, leasedBy }
  const { prepared, refused } = await whileRenewing(work, rows, async () => {
    return await prepareRows(work, rows)
  })
  if (refused.length > 0) await settleTogether(work, [], refused)
  if (prepared.length > 0) await settleInHalves(work, prepared)
  return last.ordinal
}

/** Hashing stands back for all else: on a busy machine it takes as long as it takes. */
async function whileRenewing<T>(
  { ctx, job, leasedBy }: Work,
  rows: readonly ClaimedRow[],
  prepare: () => Promise<T>,
): Promise<T> {
  const ordinals = rows.map(({ ordinal }) => ordinal)
  const renewing = setInterval(() => {
    const until = new Date(ctx.now().getTime() + LEASE_MS)
    // If it can't be renewed, others take the rows over, and this one's work is for nothing.
    renewClaim(ctx.db, job.id, { by: leasedBy, until }, ordinals).catch((error: unknown) => {
      ctx.log.warn({ err: error, job: job.number }, 'rows of a job could not be held')
    })
  }, RENEW_EVERY_MS)
  try {
    return await prepare()
  } finally {
    clearInterval(renewing)
  }
}

async function prepareRows(
  { ctx, organisation, job, kind }: Work,
  rows: readonly ClaimedRow[],
): Promise<{ prepared: PreparedRow[]; refused: SettledRow[] }> {
  const refused: SettledRow[] = []
  const preparing: Promise<PreparedRow | undefined>[] = []
  for (const row of rows) {
    preparing.push(
      kind.prepare(ctx, organisation, job, row).then(
        (prepared) => ({ row, prepared }),
        (error: unknown) => {
          refused.push({ ordinal: row.ordinal, outcome: outcomeOf(ctx, row, error) })
          return undefined
        },
      ),
    )
    // Some fifty at a stretch would keep everybody else waiting.
    await nextTurn()
  }
  const prepared = (await Promise.all(preparing)).filter((one) => one !== undefined)
  return { prepared, refused }
}

/** All at once; if that fails for the fault of one, its half alone, until it is found. */
async function settleInHalves(work: Work, rows: readonly PreparedRow[]): Promise<void> {
  try {
    await settleTogether(work, rows, [])
  } catch (error) {
    const [only, ...others] = rows
    if (only === undefined) return
    if (others.length === 0) {
      const outcome = outcomeOf(work.ctx, only.row, error)
      return await settleTogether(work, [], [{ ordinal: only.row.ordinal, outcome }])
    }
    if (!mayBeOnes(error) && rows.every(({ row }) => row.attempts < MOST_ATTEMPTS)) throw error
    const middle = Math.ceil(rows.length / 2)
    await settleInHalves(work, rows.slice(0, middle))
    await settleInHalves(work, rows.slice(middle))
  }
}

/** The effect and its outcome in one transaction, for the rows that are still this worker's. */
async function settleTogether(
  { ctx, organisation, job, kind, leasedBy }: Work,
  rows: readonly PreparedRow[],
  refused: readonly SettledRow[],
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const ordinals = [...rows.map(({ row }) => row.ordinal), ...refused.map((row) => row.ordinal)]
    const own = await lockClaimed(tx.db, job.id, leasedBy, ordinals)
    const mine = rows.filter(({ row }) => own.has(row.ordinal))
    const outcomes = mine.length === 0 ? [] : await kind.apply(tx, organisation, job, mine)
    const done = outcomes.flatMap((outcome, index): SettledRow[] => {
      const row = mine[index]?.row
      return row === undefined ? [] : [{ ordinal: row.ordinal, outcome }]
    })
    if (done.length !== mine.length) throw new Error(`${kind.name} left rows without an outcome.`)
    const settled = [...done, ...refused.filter(({ ordinal }) => own.has(ordinal))]
    await settleRows(tx.db, job.id, settled, tx.now())
  })
}

function mayBeOnes(error: unknown): boolean {
  return error instanceof Problem || isConstraintViolation(error)
}

/** What helps, and holds nobody's data: rows are read by more people than addresses are. */
function said(detail: Problem['detail']): Record<string, unknown> {
  return Object.fromEntries(
    KEPT_DETAILS.flatMap((name) => (name in detail ? [[name, detail[name]]] : [])),
  )
}

/** Why a row failed, as a code; what isn't its own fault is thrown on, until it has been tried often enough. */
function outcomeOf(ctx: Context, { attempts, ordinal }: ClaimedRow, error: unknown): RowOutcome {
  if (error instanceof Problem) {
    const { reason } = error.detail
    const isDecision = error.code === 'not-allowed' && typeof reason === 'string'
    return { state: 'failed', reason: isDecision ? reason : error.code, detail: said(error.detail) }
  }
  const constraint = violatedConstraint(error)
  if (!isConstraintViolation(error) && attempts < MOST_ATTEMPTS) throw error
  ctx.log.error({ err: error, ordinal }, 'a row of a job failed')
  return {
    state: 'failed',
    reason: 'unexpected',
    ...(constraint !== undefined && { detail: { constraint } }),
  }
}
