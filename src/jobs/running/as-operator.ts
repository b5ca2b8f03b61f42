import type { Database } from '../../platform/database.ts'
import type { Context } from '../../platform/context.ts'
import { rolesOf } from '../../roles/queries.ts'
import { decideKind, type Job } from '../job.ts'

/** What a worker brings along: everything but who acts. */
export type WorkerContext = Omit<Context, 'actor' | 'network' | 'lane'>

/** The job's operator as they are now, standing back for what people wait for; undefined if they may no longer do it. */
export async function asOperator(
  services: WorkerContext,
  { kind, operatorId, network }: Job,
): Promise<Context | undefined> {
  const operator = await findOperator(services.db, operatorId)
  if (operator === undefined || !decideKind(operator, kind).allowed) return undefined
  return { ...services, network, lane: 'bulk', actor: { kind: 'user', ...operator } }
}

async function findOperator(
  db: Database,
  id: string,
): Promise<{ id: string; name: string; roles: string[] } | undefined> {
  return await db
    .selectFrom('user_account as u')
    .select(['u.id', 'u.display_name as name', rolesOf('u.id').as('roles')])
    .where('u.id', '=', id)
    .where('u.account_enabled', '=', true)
    .where('u.deleted_at', 'is', null)
    .executeTakeFirst()
}
