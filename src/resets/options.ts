import type { HandoverPolicy } from '../organisation/contract.ts'
import type { HandoverWay } from '../handovers/contract.ts'
import { Problem } from '../platform/problem.ts'
import type { Lifetime } from './contract.ts'

const HOUR_MS = 3_600_000
export const LIFETIMES_MS: Readonly<Record<Lifetime, number>> = {
  '24h': 24 * HOUR_MS,
  '3d': 72 * HOUR_MS,
  '7d': 168 * HOUR_MS,
}

/** The ways that the organisation's policy opens, the suggested one first (S18). */
export function allowedWays(policy: HandoverPolicy): HandoverWay[] {
  const links: HandoverWay[] = policy.setLinkFirst
    ? ['setLink', 'revealLink']
    : ['revealLink', 'setLink']
  return [
    ...links,
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

export function assertMayChoosePassword(policy: HandoverPolicy): void {
  if (policy.operatorMayChoosePassword) return
  throw new Problem(
    'forbidden',
    'choosing-not-allowed',
    "The organisation's policy lets passwords be generated only.",
    { field: 'password' },
  )
}
