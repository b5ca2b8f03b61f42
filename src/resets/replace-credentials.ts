import type { Transaction } from '../audit/in-transaction.ts'
import { type CreateHandoverInput, createHandovers } from '../handovers/create-handovers.ts'
import { referenceOf } from '../handovers/handover.ts'
import { supersedeHandovers } from '../handovers/supersede-handovers.ts'
import type { HandoverRow } from '../handovers/view-queries.ts'
import type { Organisation } from '../organisation/organisation.ts'
import type { Secret } from '../platform/secret.ts'
import { requireOperator } from '../roles/policy.ts'
import type { PreparedReset } from './prepare-reset.ts'
import type { LockedResetTarget } from './queries.ts'
import { type CheckedRecipient, requireRecipient } from './require-recipient.ts'

export interface ResetOutcome {
  readonly handover: HandoverRow
  /** Shown to the operator once. */
  readonly pin: Secret | null
  readonly password: Secret | null
  readonly noticesTo: string[]
}

/** The target is locked and the actor allowed. */
export interface Replacement {
  readonly tx: Transaction
  readonly organisation: Organisation
  readonly target: LockedResetTarget
  readonly prepared: PreparedReset
  readonly idempotencyKey?: string | null
  readonly jobId?: string
  /** What else is noted of it: adding and restoring a user are events of their own. */
  readonly action?: 'user.passwordReset' | 'user.added' | 'user.restored'
  readonly detail?: Readonly<Record<string, unknown>>
  /** The user was made in this very transaction, so that nobody's account can be led astray yet. */
  readonly isNewUser?: boolean
}

/** What a reset, restoring a user and adding one have in common. Writes one audit event. */
export async function replaceCredential(replacement: Replacement): Promise<ResetOutcome> {
  const [outcome] = await replaceCredentials([replacement])
  if (outcome === undefined) throw new Error('One replacement has one outcome.')
  return outcome
}

/** Several, of one transaction and each of another user; in their order. Refuses all if one is refused. */
export async function replaceCredentials(
  replacements: readonly [Replacement, ...Replacement[]],
): Promise<ResetOutcome[]> {
  const inputs: CreateHandoverInput[] = []
  for (const replacement of replacements) {
    const { tx, organisation, target, prepared, isNewUser = false, jobId } = replacement
    const recipient = await requireRecipient(tx, organisation, target, prepared, {
      isNewUser,
      isJob: jobId !== undefined,
    })
    await supersedeHandovers(tx, target.openHandovers, prepared.handover.id)
    inputs.push(handoverInput(replacement, recipient))
    tx.audit(auditEntry(replacement, recipient))
  }
  const created = await createHandovers(inputs as [CreateHandoverInput, ...CreateHandoverInput[]])
  return created.map(({ row, noticesTo }, index) => {
    const prepared = replacements[index]?.prepared
    return {
      handover: row,
      pin: prepared?.pin ?? null,
      password: row.way === 'shown' ? (prepared?.password ?? null) : null,
      noticesTo,
    }
  })
}

function handoverInput(
  { tx, organisation, target, prepared, idempotencyKey = null, jobId }: Replacement,
  { destination, administratorsToTell }: CheckedRecipient,
): CreateHandoverInput {
  const { user } = target
  return {
    tx,
    roles: target.roles,
    transports: target.transports,
    number: target.handoverNumber,
    prepared: prepared.handover,
    user,
    operator: requireOperator(tx.actor),
    hash: prepared.hash,
    recipient: destination,
    verification: prepared.verification,
    verificationNote: prepared.verificationNote,
    language: prepared.language ?? user.preferredLanguage ?? organisation.defaultLanguage,
    password: prepared.handover.way === 'messagePassword' ? prepared.password : undefined,
    idempotencyKey,
    jobId,
    addressesToTell: target.addresses,
    administratorsToTell,
  }
}

function auditEntry(
  { target, prepared, action = 'user.passwordReset', detail = {} }: Replacement,
  { destination }: CheckedRecipient,
): Parameters<Transaction['audit']>[0] {
  const { way, expiresAt } = prepared.handover
  return {
    action,
    target: { kind: 'user', id: target.user.id, name: target.user.displayName },
    detail: {
      ...detail,
      handover: referenceOf(target.handoverNumber),
      way,
      expiresAt: expiresAt.toISOString(),
      recipient: destination?.address,
      newDestination: destination !== null && !destination.onFile ? true : undefined,
      verification: prepared.verification ?? undefined,
      // What S18 keeps off by default leaves its mark.
      passwordChosenByOperator: prepared.chosen ? true : undefined,
      passwordShownToOperator: way === 'shown' ? true : undefined,
      passwordInMessage: way === 'messagePassword' ? true : undefined,
    },
  }
}
