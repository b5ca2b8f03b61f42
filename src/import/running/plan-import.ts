import { inTransaction } from '../../audit/in-transaction.ts'
import { planJob } from '../../jobs/plan-job.ts'
import type { Organisation } from '../../organisation/organisation.ts'
import type { Context } from '../../platform/context.ts'
import { Problem } from '../../platform/problem.ts'
import { assertWayAllowed, lifetimeMs } from '../../resets/options.ts'
import { requireRole } from '../../roles/assign-role.ts'
import { decideAssignRole, requireAllowed, requireOperator } from '../../roles/policy.ts'
import type { ImportHandover, PlanImportBody } from '../contract.ts'
import { assertNotPlanned, assertNotRun, decideImport, requireVerified } from '../import-file.ts'
import { lockFile, saveJob } from '../queries.ts'

/** Promises a job of a file's lines, those with problems left out. Nothing happens until it is started. */
export async function planImport(
  ctx: Context,
  { handoverPolicy }: Organisation,
  id: string,
  body: PlanImportBody,
): Promise<number> {
  const operator = requireOperator(ctx.actor)
  if (body.handover !== undefined) assertHandover(handoverPolicy, body.handover)
  if (body.handover === undefined && body.existing !== undefined)
    throw new Problem(
      'invalid',
      'import-existing-without-handover',
      'Say how those who are there get their new passwords.',
      { field: 'handover' },
    )
  if (body.handover !== undefined && body.blocked === true)
    throw new Problem(
      'invalid',
      'import-blocked-with-handover',
      'Somebody who is blocked gets no password. Choose one of both.',
      { field: 'blocked' },
    )
  for (const role of body.roles ?? []) {
    requireRole(role)
    requireAllowed(decideAssignRole(operator, role))
  }
  return await inTransaction(ctx, async (tx) => {
    const locked = await lockFile(tx.db, id, operator.id)
    assertNotPlanned(locked)
    assertNotRun(locked)
    const { mapping } = requireVerified(locked)
    requireAllowed(decideImport(operator, mapping.mode))
    const job = await planJob(tx, {
      kind: 'import',
      options: { ...body, mode: mapping.mode },
      selection: { importId: id },
    })
    await saveJob(tx.db, id, job.id, tx.now())
    return job.number
  })
}

function assertHandover(
  policy: Organisation['handoverPolicy'],
  { way, withoutAddress, lifetime, letterLifetime }: ImportHandover,
): void {
  assertWayAllowed(policy, way)
  if (way !== 'letter') lifetimeMs(policy, way, lifetime)
  if (way !== 'letter' && withoutAddress !== 'letter') return
  assertWayAllowed(policy, 'letter')
  lifetimeMs(policy, 'letter', letterLifetime)
}
