import type { HandoverPolicy } from '../organisation/contract.ts'
import type { HandoverWay } from '../handovers/contract.ts'
import { Problem } from '../platform/problem.ts'
import type { Lifetime } from './contract.ts'

const HOUR_MS = 3_600_000
const LIFETIMES_MS: Readonly<Record<Lifetime, number>> = {
  '24h': 24 * HOUR_MS,
  '3d': 72 * HOUR_MS,
  '7d': 168 * HOUR_MS,
  '14d': 336 * HOUR_MS,
}
/** A message is read within days or not at all. */
export const LINK_LIFETIMES: readonly Lifetime[] = ['24h', '3d', '7d']
/** Paper travels for days, and may lie on a desk. */
export const LETTER_LIFETIMES: readonly Lifetime[] = ['3d', '7d', '14d']
export const DEFAULT_LETTER_LIFETIME: Lifetime = '14d'

/** The ways that the organisation's policy opens, the suggested one first (S18). */
export function allowedWays(policy: HandoverPolicy): HandoverWay[] {
  const links: HandoverWay[] = policy.setLinkFirst
    ? ['setLink', 'revealLink']
    : ['revealLink', 'setLink']
  return [
    ...links,
    ...(policy.letters ? (['letter'] as const) : []),
    ...(policy.passwordInMessage ? (['messagePassword'] as const) : []),
    ...(policy.operatorMaySeePassword ? (['shown'] as const) : []),
  ]
}

export function assertWayAllowed(policy: HandoverPolicy, way: HandoverWay): void {
  if (allowedWays(policy).includes(way)) return
  throw new Problem(
    'forbidden',
    'way-not-allowed',
    "The organisation's policy does not allow this way of handing over.",
    { field: 'way' },
  )
}

/** Until when it works, in milliseconds: what was asked for, if this way has it, or the way's default. */
export function lifetimeMs(
  policy: HandoverPolicy,
  way: HandoverWay,
  asked: Lifetime | undefined,
): number {
  const lifetime = asked ?? (way === 'letter' ? DEFAULT_LETTER_LIFETIME : policy.defaultLifetime)
  const possible = way === 'letter' ? LETTER_LIFETIMES : LINK_LIFETIMES
  if (possible.includes(lifetime)) return LIFETIMES_MS[lifetime]
  throw new Problem(
    'invalid',
    'lifetime-not-allowed',
    'This way of handing over does not work for so long.',
    { field: 'lifetime' },
  )
}

export function assertMayChoosePassword(policy: HandoverPolicy): void {
  if (policy.operatorMayChoosePassword) return
  throw new Problem(
    'forbidden',
    'choosing-not-allowed',
    "The organisation's policy lets passwords be generated only.",
    { field: 'password' },
  )
}
