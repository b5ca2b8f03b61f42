import { randomUUID } from 'node:crypto'
import { nameKey } from '../credentials/lockout-queries.ts'
import { deliveryRows } from '../deliveries/queue-deliveries.ts'
import type { ContactAddress } from '../directory/contact-address.ts'
import type { User } from '../directory/user.ts'
import type { Context } from '../platform/context.ts'
import { maskEmailAddress } from '../platform/email-address.ts'
import type { Language } from '../platform/language.ts'
import type { Secret } from '../platform/secret.ts'
import { lookupOf, newToken } from '../platform/token.ts'
import type { CallerVerification, HandoverWay } from './contract.ts'
import { CREDENTIAL_GRACE_MS, isLink, PIN_TRIES, referenceOf, STOP_MS } from './handover.ts'
import { insertBeforeHash, insertHandovers, setHash } from './insert-handovers.ts'
import { PRINT_WITHIN_MS } from './letters/letter.ts'
import { newLetterCode } from './letters/letter-code.ts'
import type { NewHandover, NewLetter } from './new-handover.ts'
import { seal } from './seal.ts'
import type { HandoverRow } from './view-queries.ts'
import { firstMessage, notices } from './notices.ts'

/** All of a hand-over that can be made before a transaction is open: ids, token, ciphertext, deadlines. */
export interface PreparedHandover {
  readonly id: string
  readonly way: HandoverWay
  readonly token: string
  readonly disputeToken: string
  readonly lookup: Buffer | null
  readonly disputeLookup: Buffer
  readonly sealed: Buffer | null
  readonly letter: NewLetter | null
  readonly pinRequired: boolean
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly credentialExpiresAt: Date
}

/** Seals the secret under a new link's token, and under the PIN if there is one. Slow with a PIN. */
export async function prepareHandover(
  ctx: Context,
  {
    way,
    secret,
    pin,
    lifetimeMs,
  }: { way: HandoverWay; secret: Secret | undefined; pin: Secret | undefined; lifetimeMs: number },
): Promise<PreparedHandover> {
  const id = randomUUID()
  const token = way === 'letter' ? newLetterCode() : newToken()
  const disputeToken = newToken()
  const createdAt = ctx.now()
  const expiresAt = new Date(createdAt.getTime() + lifetimeMs)
  const pinKey =
    pin === undefined ? {} : { pinKey: await ctx.hashing.derive(pin.expose(), Buffer.from(id)) }
  return {
    id,
    way,
    token,
    disputeToken,
    lookup: isLink(way) ? lookupOf(token) : null,
    disputeLookup: lookupOf(disputeToken),
    // Where users set their own, a marker is sealed, so that a PIN is checked by the same decryption.
    sealed: isLink(way) && secret !== undefined ? seal(secret, { token, ...pinKey }, id) : null,
    letter:
      way === 'letter'
        ? {
            sealed: ctx.keys.seal('letter', id, token),
            printBy: new Date(createdAt.getTime() + PRINT_WITHIN_MS),
          }
        : null,
    pinRequired: pin !== undefined,
    createdAt,
    expiresAt,
    credentialExpiresAt: new Date(expiresAt.getTime() + CREDENTIAL_GRACE_MS),
  }
}

export interface HandoverRecipient {
  readonly address: string
  readonly onFile: boolean
}

export interface CreateHandoverInput {
  readonly tx: Context
  readonly number: number
  readonly prepared: PreparedHandover
  readonly user: User
  /** Of the user, for what is answered. */
  readonly roles: string[]
  readonly transports: HandoverRow['transports']
  readonly operator: { readonly id: string | null; readonly name: string }
  /** Of the new password, once it is made; null where users set their own. */
  readonly hash: Promise<string | null>
  readonly recipient: HandoverRecipient | null
  readonly verification: CallerVerification | null
  readonly verificationNote: string | null
  readonly language: Language
  /** Only for a password that is mailed. */
  readonly password: Secret | undefined
  readonly idempotencyKey: string | null
  /** Which job makes it; left out: somebody by hand. */
  readonly jobId?: string | undefined
  readonly addressesToTell: readonly ContactAddress[]
  /** Told in place of a user who has no address on file (S19). */
  readonly administratorsToTell: readonly { id: string; mail: string; language: Language }[]
}

export interface CreatedHandover {
  readonly row: HandoverRow
  readonly noticesTo: string[]
}

/**
 * Gives each user the new credential, ends their sessions and lockout, and writes the hand-over with its first
 * event and its messages, all in one statement. The inputs belong to one transaction, and each to another user.
 */
export async function createHandovers(
  inputs: readonly [CreateHandoverInput, ...CreateHandoverInput[]],
): Promise<CreatedHandover[]> {
  const [{ tx, hash }] = inputs
  const made = inputs.map(newHandover)
  const [alone] = made
  if (alone !== undefined && made.length === 1 && !(await isSettled(hash))) {
    await insertBeforeHash(tx.db, alone.handover, tx.now())
    await setHash(tx.db, alone.handover.userId, await hash)
    return made
  }
  // The last thing to wait for.
  const handovers: NewHandover[] = []
  for (const [index, { handover }] of made.entries())
    handovers.push({ ...handover, hash: (await inputs[index]?.hash) ?? null })
  await insertHandovers(tx.db, handovers, tx.now())
  return made
}

async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let isOver = false
  const end = (): void => {
    isOver = true
  }
  promise.then(end, end)
  // By the next turn what was settled has said so.
  await Promise.resolve()
  return isOver
}

function newHandover(
  input: CreateHandoverInput,
): CreatedHandover & { readonly handover: Omit<NewHandover, 'hash'> } {
  const { tx, prepared, user, number } = input
  const reference = referenceOf(number)
  const told = notices(tx, input, reference)
  const first = firstMessage(tx, input, reference)
  const messages =
    first === undefined
      ? told
      : [
          {
            ...first,
            dueAt: new Date(prepared.createdAt.getTime() + STOP_MS),
            giveUpAt: prepared.expiresAt,
          },
          ...told,
        ]
  const handover = {
    id: prepared.id,
    number,
    userId: user.id,
    operatorId: input.operator.id,
    operatorName: input.operator.name,
    way: prepared.way,
    recipient: input.recipient?.address ?? null,
    recipientOnFile: input.recipient?.onFile ?? true,
    verification: input.verification,
    verificationNote: input.verificationNote,
    language: input.language,
    createdAt: prepared.createdAt,
    expiresAt: prepared.expiresAt,
    credentialExpiresAt: prepared.credentialExpiresAt,
    nameKey: nameKey(tx, user.userPrincipalName),
    idempotencyKey: input.idempotencyKey,
    lookup: prepared.lookup,
    disputeLookup: prepared.disputeLookup,
    sealed: prepared.sealed,
    letter: prepared.letter,
    jobId: input.jobId ?? null,
    challenge: challengeFor(prepared, user),
    pinTriesLeft: prepared.pinRequired ? PIN_TRIES : null,
    firstEvent: firstEventOf(prepared.way),
    actorKind: tx.actor.kind,
    deliveries: deliveryRows(tx, messages),
  }
  return {
    handover,
    row: newRow(input, first !== undefined),
    noticesTo: told.map(({ recipient }) => maskEmailAddress(recipient)),
  }
}

/** The record as a query would read it now: a reset has no round trip to spare. */
function newRow(input: CreateHandoverInput, isMailed: boolean): HandoverRow {
  const { prepared, user, recipient } = input
  const state = firstEventOf(prepared.way)
  const dueAt = new Date(prepared.createdAt.getTime() + STOP_MS).toISOString()
  return {
    id: prepared.id,
    number: input.number,
    way: prepared.way,
    state,
    open: true,
    receiptAt: null,
    operatorName: input.operator.name,
    ownerId: input.operator.id,
    ownerName: input.operator.name,
    dueAt: null,
    snoozedUntil: null,
    recipient: recipient?.address ?? null,
    recipientOnFile: recipient?.onFile ?? true,
    verification: input.verification,
    verificationNote: input.verificationNote,
    language: input.language,
    challenge: challengeFor(prepared, user),
    createdAt: prepared.createdAt,
    expiresAt: prepared.expiresAt,
    credentialExpiresAt: prepared.credentialExpiresAt,
    claimedAt: null,
    userId: user.id,
    displayName: user.displayName,
    userPrincipalName: user.userPrincipalName,
    userDeletedAt: null,
    roles: input.roles,
    transports: input.transports,
    message: isMailed ? { status: 'queued', dueAt, leasedUntil: null } : null,
    followUps: [],
    notes: null,
    reminders: [],
    calls: null,
    supersededBy: null,
    printBy: prepared.letter?.printBy ?? null,
    letterWaits: prepared.letter !== null,
    steps: [{ kind: state, at: prepared.createdAt.toISOString() }],
  }
}

function firstEventOf(way: HandoverWay): NewHandover['firstEvent'] {
  if (way === 'letter') return 'toPrint'
  return way === 'shown' ? 'shown' : 'queued'
}

function challengeFor(
  { way, pinRequired }: PreparedHandover,
  user: User,
): 'pin' | 'nameOrFamilyName' | 'name' {
  if (pinRequired) return 'pin'
  // A letter says whose it is: a family name is no answer to it (S5).
  if (way === 'letter') return 'name'
  return user.lastSignInDateTime === null && user.surname !== null ? 'nameOrFamilyName' : 'name'
}
