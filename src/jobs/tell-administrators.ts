import { queueDeliveries } from '../deliveries/queue-deliveries.ts'
import type { Organisation } from '../organisation/organisation.ts'
import type { Context } from '../platform/context.ts'
import { actorId } from '../platform/context.ts'
import { listGlobalAdministrators } from '../roles/global-administrators.ts'
import type { Job } from './job.ts'
import { countNewDestinations, type JobSummaryRow } from './queries.ts'

const SENDING_WINDOW_MS = 3 * 86_400_000

/**
 * Letters, and links to addresses that aren't on file, may reach somebody else than whom they are for: told to the
 * global administrators, once a job (S19).
 */
export async function tellAdministrators(
  tx: Context,
  { defaultLanguage }: Pick<Organisation, 'defaultLanguage'>,
  { id: jobId, number, operatorName }: Pick<Job, 'id' | 'number' | 'operatorName'>,
  summary: readonly JobSummaryRow[],
): Promise<void> {
  const letters = summary
    .filter(({ state, way }) => state === 'planned' && way === 'letter')
    .reduce((sum, { count }) => sum + count, 0)
  const elsewhere = await countNewDestinations(tx.db, jobId)
  if (letters + elsewhere === 0) return
  const now = tx.now()
  const administrators = await listGlobalAdministrators(tx.db, defaultLanguage)
  await queueDeliveries(
    tx,
    administrators
      .filter(({ id }) => id !== actorId(tx.actor))
      .map(({ id, mail, language }) => ({
        recipient: mail,
        language,
        userId: id,
        handoverId: null,
        dueAt: now,
        giveUpAt: new Date(now.getTime() + SENDING_WINDOW_MS),
        message: {
          template: 'jobAlert' as const,
          parameters: {
            when: now.toISOString(),
            byName: operatorName,
            letters,
            elsewhere,
            jobLink: `${tx.publicUrl}/jobs/${number}`,
          },
        },
      })),
  )
}
