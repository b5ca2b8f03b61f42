import { generatePassword, generatePin } from '../credentials/generate-password.ts'
import { normalisePassword } from '../credentials/normalise-password.ts'
import { requireAcceptablePassword } from '../credentials/require-acceptable-password.ts'
import { getUser } from '../directory/queries.ts'
import { wordsOf } from '../directory/user.ts'
import { prepareHandover, type PreparedHandover } from '../handovers/create-handovers.ts'
import { isLink, isMailed, setsOwnPassword } from '../handovers/handover.ts'
import type { CallerVerification } from '../handovers/contract.ts'
import type { Organisation } from '../organisation/organisation.ts'
import type { Context } from '../platform/context.ts'
import type { Language } from '../platform/language.ts'
import { Problem } from '../platform/problem.ts'
import { Secret } from '../platform/secret.ts'
import type { HandoverOptions } from './contract.ts'
import { assertMayChoosePassword, assertWayAllowed, lifetimeMs } from './options.ts'
import { parseRecipient } from './recipient.ts'

/** All that is slow or can be refused without the database's locks, done or begun before the transaction. */
export interface PreparedReset {
  readonly handover: PreparedHandover
  /** Other threads make it meanwhile. Null where users set their own: nobody knows a password until then. */
  readonly hash: Promise<string | null>
  readonly password: Secret | undefined
  readonly chosen: boolean
  readonly pin: Secret | undefined
  readonly recipient: string | null
  readonly verification: CallerVerification | null
  readonly verificationNote: string | null
  readonly language: Language | undefined
}

/** `userWords` are left out to be looked up; a user who is only being added has none in the database. */
export async function prepareReset(
  ctx: Context,
  organisation: Organisation,
  userId: string,
  options: HandoverOptions,
  userWords?: string[],
): Promise<PreparedReset> {
  const { way } = options
  const policy = organisation.handoverPolicy
  assertWayAllowed(policy, way)
  const recipient = isMailed(way) ? parseRecipient(options.recipient) : null
  const chosen = options.password !== undefined && !setsOwnPassword(way)
  if (chosen) assertMayChoosePassword(policy)
  if (options.pin === true && !isLink(way))
    throw new Problem('invalid', 'pin-needs-a-link', 'A PIN protects a link only.', {
      field: 'pin',
    })

  const password = setsOwnPassword(way)
    ? undefined
    : new Secret(options.password ?? generatePassword())
  if (chosen && password !== undefined) {
    const words = userWords ?? wordsOf(await getUser(ctx.db, userId))
    requireAcceptablePassword(password, organisation, words)
  }
  const pin = options.pin === true ? new Secret(generatePin()) : undefined
  const hash =
    password === undefined
      ? Promise.resolve(null)
      : ctx.hashing.hash(normalisePassword(password.expose()), ctx.lane)
  // Whoever awaits it hears of its failure; nobody does if the reset is refused before.
  hash.catch(() => undefined)
  const handover = await prepareHandover(ctx, {
    way,
    secret: password ?? new Secret('set-your-own'),
    pin,
    lifetimeMs: lifetimeMs(policy, way, options.lifetime),
  })
  return {
    handover,
    hash,
    password,
    chosen,
    pin,
    recipient,
    verification: options.verification ?? null,
    verificationNote: options.verificationNote?.trim() ?? null,
    language: options.language,
  }
}
