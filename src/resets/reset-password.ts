import { inTransaction, type Transaction } from '../audit/in-transaction.ts'
import { createHandover, type PreparedHandover } from '../handovers/create-handover.ts'
import { referenceOf } from '../handovers/handover.ts'
import { supersedeHandovers } from '../handovers/supersede-handovers.ts'
import {
  findRepeatedHandover,
  getHandoverRow,
  type HandoverRow,
} from '../handovers/view-queries.ts'
import type { Organisation } from '../organisation/organisation.ts'
import type { Context } from '../platform/context.ts'
import { violatedConstraint } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import type { Secret } from '../platform/secret.ts'
import { decideReset, requireAllowed, requireOperator } from '../roles/policy.ts'
import { listRolesOf } from '../roles/queries.ts'
import type { HandoverOptions } from './contract.ts'
import { prepareReset, type PreparedReset } from './prepare-reset.ts'
import { type LockedResetTarget, lockResetTarget, type ResetTarget } from './queries.ts'
import { parseRecipient } from './recipient.ts'
import { requireRecipient } from './require-recipient.ts'
import { takeSendingLimits } from './sending-limits.ts'

export interface ResetOutcome {
  readonly handover: HandoverRow
  /** Shown to the operator once. */
  readonly pin: Secret | null
  readonly password: Secret | null
  readonly noticesTo: string[]
}

/** Gives a user a new credential and starts its hand-over to an address that they can get to. */
export async function resetPassword(
  ctx: Context,
  organisation: Organisation,
  userId: string,
  options: HandoverOptions,
  idempotencyKey: string | null = null,
): Promise<ResetOutcome> {
  const operator = requireOperator(ctx.actor)
  const repeated = await findRepeatedReset(ctx, operator.id, userId, idempotencyKey)
  if (repeated !== undefined) return repeated
  // Decided again on the locked target: this keeps the refused from using up what others may send (S13).
  requireAllowed(decideReset(operator, { id: userId, roles: await listRolesOf(ctx.db, userId) }))
  const recipient = options.way === 'shown' ? null : parseRecipient(options.recipient)
  await takeSendingLimits(ctx, { userId, recipient })
  const prepared = await prepareReset(ctx, organisation, userId, options)

  try {
    return await inTransaction(ctx, async (tx) => {
      const target = await lockResetTarget(tx.db, userId, tx.now())
      requireAllowed(decideReset(operator, { id: userId, roles: target.roles }))
      assertNotDeleted(target)
      return await replaceCredential(tx, organisation, target, prepared, { idempotencyKey })
    })
  } catch (error) {
    if (violatedConstraint(error) !== 'handover_is_made_once') throw error
    // The same call came at the same moment, and the other one was faster.
    const faster = await findRepeatedReset(ctx, operator.id, userId, idempotencyKey)
    if (faster === undefined) throw error
    return faster
  }
}

/** What an earlier call with this key did. What was to be shown once isn't shown again. */
async function findRepeatedReset(
  ctx: Context,
  operatorId: string,
  userId: string,
  idempotencyKey: string | null,
): Promise<ResetOutcome | undefined> {
  if (idempotencyKey === null) return undefined
  const earlier = await findRepeatedHandover(ctx.db, operatorId, idempotencyKey)
  if (earlier === undefined) return undefined
  if (earlier.userId === userId) {
    const handover = await getHandoverRow(ctx.db, earlier.number)
    return { handover, pin: null, password: null, noticesTo: [] }
  }
  throw new Problem(
    'conflict',
    'idempotency-key-reused',
    'This Idempotency-Key was used for another user. Take a new one for each reset.',
  )
}

export interface ReplaceOptions {
  readonly idempotencyKey?: string | null
  /** What else is noted of it: adding and restoring a user are events of their own. */
  readonly action?: 'user.passwordReset' | 'user.added' | 'user.restored'
  readonly detail?: Readonly<Record<string, unknown>>
  /** The user was made in this very transaction, so that nobody's account can be led astray yet. */
  readonly isNewUser?: boolean
}

/**
 * The part that restoring a user and adding one share: the target is locked and the actor allowed.
 * Writes the transaction's one audit event.
 */
export async function replaceCredential(
  tx: Transaction,
  organisation: Organisation,
  target: LockedResetTarget,
  prepared: PreparedReset,
  {
    idempotencyKey = null,
    action = 'user.passwordReset',
    detail = {},
    isNewUser = false,
  }: ReplaceOptions = {},
): Promise<ResetOutcome> {
  const { user } = target
  const operator = requireOperator(tx.actor)
  const recipient = await requireRecipient(tx, organisation, target, prepared, { isNewUser })
  const { handover } = prepared

  await supersedeHandovers(tx, target.openHandovers, handover.id)
  const created = await createHandover(tx, {
    roles: target.roles,
    transportPause: target.transportPause,
    number: target.handoverNumber,
    prepared: handover,
    user,
    operator,
    hash: prepared.hash,
    recipient: recipient.destination,
    verification: prepared.verification,
    verificationNote: prepared.verificationNote,
    language: prepared.language ?? user.preferredLanguage ?? organisation.defaultLanguage,
    password: handover.way === 'messagePassword' ? prepared.password : undefined,
    idempotencyKey,
    addressesToTell: target.addresses,
    administratorsToTell: recipient.administratorsToTell,
  })
  tx.audit({
    action,
    target: { kind: 'user', id: user.id, name: user.displayName },
    detail: {
      ...detail,
      ...resetDetail(prepared, handover, target.handoverNumber, recipient.destination),
    },
  })
  return {
    handover: created.row,
    pin: prepared.pin ?? null,
    password: handover.way === 'shown' ? (prepared.password ?? null) : null,
    noticesTo: created.noticesTo,
  }
}

function resetDetail(
  prepared: PreparedReset,
  { way, expiresAt }: PreparedHandover,
  number: number,
  destination: { address: string; onFile: boolean } | null,
): Record<string, unknown> {
  return {
    handover: referenceOf(number),
    way,
    expiresAt: expiresAt.toISOString(),
    recipient: destination?.address,
    newDestination: destination !== null && !destination.onFile ? true : undefined,
    verification: prepared.verification ?? undefined,
    // What S18 keeps off by default leaves its mark.
    passwordChosenByOperator: prepared.chosen ? true : undefined,
    passwordShownToOperator: way === 'shown' ? true : undefined,
    passwordInMessage: way === 'messagePassword' ? true : undefined,
  }
}

function assertNotDeleted({ user }: ResetTarget): void {
  if (user.deletedDateTime === null) return
  throw new Problem('conflict', 'user-deleted', 'This user is deleted. Restore the user first.')
}
