import type { Lane } from '../platform/argon2.ts'

const STEP_MS = 5 * 60_000
const HOUR_MS = 60 * 60_000
const DAY_MS = 24 * HOUR_MS

/** How much one transport sends, in any hour and in any day. Null: as much as it can. */
export interface SendingLimits {
  readonly perHour: number | null
  readonly perDay: number | null
}

/** Ten resets with their notices. */
const LEAST_RESERVE = 20

/**
 * What a lane may use of the limits: bulk leaves a tenth, at least twenty messages and at most half, to the resets
 * that somebody waits for. They may use all.
 */
export function limitsFor(lane: Lane, { perHour, perDay }: SendingLimits): SendingLimits {
  if (lane === 'interactive') return { perHour, perDay }
  return { perHour: withoutReserve(perHour), perDay: withoutReserve(perDay) }
}

function withoutReserve(limit: number | null): number | null {
  if (limit === null) return null
  const reserve = Math.max(LEAST_RESERVE, Math.ceil(limit / 10))
  return limit - Math.min(reserve, Math.floor(limit / 2))
}

/** What was sent, or may have been, in the five minutes from `since` on. */
export interface Use {
  readonly since: Date
  readonly sent: number
}

/** Uses that began before this matter to no limit any more. */
export function oldestThatCounts(now: Date): Date {
  return new Date(now.getTime() - DAY_MS - STEP_MS)
}

export function stepOf(now: Date): Date {
  return new Date(Math.floor(now.getTime() / STEP_MS) * STEP_MS)
}

/** A step counts as long as any part of it lies within the window: rather too long than too short. */
export function sentWithin(uses: readonly Use[], window: 'hour' | 'day', now: Date): number {
  const begin = now.getTime() - lengthOf(window)
  return uses.reduce((sum, use) => (endOf(use) > begin ? sum + use.sent : sum), 0)
}

export interface Room {
  readonly messages: number
  /** When there is none: when there is some again. */
  readonly nextAt: Date | null
}

/** How many messages may leave now; if none, when the next may. */
export function roomFor({ perHour, perDay }: SendingLimits, uses: readonly Use[], now: Date): Room {
  const rooms = [
    perHour === null ? undefined : roomIn('hour', perHour, uses, now),
    perDay === null ? undefined : roomIn('day', perDay, uses, now),
  ].filter((room) => room !== undefined)
  const ends = rooms.flatMap(({ nextAt }) => nextAt?.getTime() ?? [])
  if (ends.length > 0) return { messages: 0, nextAt: new Date(Math.max(...ends)) }
  return { messages: Math.min(Infinity, ...rooms.map(({ messages }) => messages)), nextAt: null }
}

function roomIn(window: 'hour' | 'day', limit: number, uses: readonly Use[], now: Date): Room {
  const sent = sentWithin(uses, window, now)
  if (sent < limit) return { messages: limit - sent, nextAt: null }
  let left = sent
  const inOrder = uses.toSorted((a, b) => a.since.getTime() - b.since.getTime())
  for (const use of inOrder) {
    const leavesAt = endOf(use) + lengthOf(window)
    if (leavesAt <= now.getTime()) continue
    left -= use.sent
    if (left < limit) return { messages: 0, nextAt: new Date(leavesAt) }
  }
  // A limit of nothing.
  return { messages: 0, nextAt: new Date(now.getTime() + lengthOf(window)) }
}

function lengthOf(window: 'hour' | 'day'): number {
  return window === 'hour' ? HOUR_MS : DAY_MS
}

function endOf({ since }: Use): number {
  return since.getTime() + STEP_MS
}
