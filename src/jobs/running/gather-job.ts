import { getOrganisation } from '../../organisation/queries.ts'
import type { Context } from '../../platform/context.ts'
import type { Job } from '../job.ts'
import type { JobKind, PlannedRow } from '../job-kind.ts'
import { deleteRows, insertRows } from '../row-queries.ts'
import { asOperator, type WorkerContext } from './as-operator.ts'
import type { Lease } from './claim-queries.ts'
import { claimGathering, endGathering, holdGathering } from './gather-queries.ts'
import { dropGathering } from './stop-jobs.ts'

const LEASE_MS = 30_000
/** So long a plan that fails is tried anew: whatever is wrong then doesn't go away by itself. */
const GIVE_UP_MS = 10 * 60_000

/**
 * Finds and plans the rows of one job after the other. Each call answers whether there was one; what fails for long is
 * cancelled, with the reason.
 */
export function gathering(
  services: WorkerContext,
  kinds: readonly JobKind[],
  worker: string,
  isStopping: () => boolean = () => false,
): () => Promise<boolean> {
  const lease = (): Lease => ({ by: worker, until: new Date(services.now().getTime() + LEASE_MS) })
  const failingSince = new Map<string, number>()

  return async () => {
    const job = await claimGathering(services.db, lease(), services.now())
    if (job === undefined) return false
    const ctx = await asOperator(services, job)
    if (ctx === undefined) {
      await dropGathering(services, job, 'operatorUnable')
      return true
    }
    try {
      const isWhole = await gather(ctx, job)
      failingSince.delete(job.id)
      return isWhole
    } catch (error) {
      const now = services.now().getTime()
      const since = failingSince.get(job.id) ?? now
      failingSince.set(job.id, since)
      if (now - since < GIVE_UP_MS) throw error
      services.log.error({ err: error, job: job.number }, 'a job could not be planned')
      await dropGathering(services, job, 'notPlanned')
      failingSince.delete(job.id)
      return true
    }
  }

  /** False if it was interrupted: whoever goes on begins anew, when the lease has ended. */
  async function gather(ctx: Context, job: Job): Promise<boolean> {
    const organisation = await getOrganisation(services.db)
    const kind = kinds.find(({ name }) => name === job.kind)
    if (kind === undefined) throw new Error(`Nobody knows how to do ${job.kind}.`)
    let gathered = 0
    const keep = async (rows: readonly PlannedRow[], isLast: boolean): Promise<boolean> =>
      await services.db.transaction().execute(async (tx) => {
        if (!(await holdGathering(tx, job.id, lease()))) return false
        if (gathered === 0) await deleteRows(tx, job.id)
        if (rows.length > 0) await insertRows(tx, job.id, gathered + 1, rows, services.now())
        if (isLast) await endGathering(tx, job.id)
        gathered += rows.length
        return true
      })
    for await (const rows of kind.gather(ctx, organisation, job)) {
      if (isStopping()) return false
      if (!(await keep(rows, false))) return true
    }
    await keep([], true)
    return true
  }
}
