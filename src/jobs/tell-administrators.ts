import { queueDeliveries } from '../deliveries/queue-deliveries.ts'
import type { Organisation } from '../organisation/organisation.ts'
import type { Context } from '../platform/context.ts'
import { actorId } from '../platform/context.ts'
import { listGlobalAdministrators } from '../roles/global-administrators.ts'
import type { Job } from './job.ts'
import type { JobSummaryRow } from './queries.ts'

const SENDING_WINDOW_MS = 3 * 86_400_000

/** Whoever prints letters holds what their owners should: told to the global administrators, once a job (S19). */
export async function tellAdministrators(
  tx: Context,
  { defaultLanguage }: Pick<Organisation, 'defaultLanguage'>,
  { number, operatorName }: Pick<Job, 'number' | 'operatorName'>,
  summary: readonly JobSummaryRow[],
): Promise<void> {
  const letters = summary
    .filter(({ state, way }) => state === 'planned' && way === 'letter')
    .reduce((sum, { count }) => sum + count, 0)
  if (letters === 0) return
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
            jobLink: `${tx.publicUrl}/jobs/${number}`,
          },
        },
      })),
  )
}
