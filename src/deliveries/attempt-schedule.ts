const MINUTE_MS = 60_000
const DELAYS_MINUTES = [1, 5, 15, 30, 60]
const GIVE_UP_AFTER_MS = 24 * 60 * MINUTE_MS

export interface AttemptLimits {
  readonly queuedAt: Date
  /** When the link in the message ends: a later message would only disappoint. */
  readonly expiresAt: Date
  /** What the server's answer asks for at least. */
  readonly waitSeconds?: number
}

/**
 * When a message is tried again after its nth failed attempt: 1, 5, 15, 30, 60 minutes later, then
 * hourly. Undefined when that would be a day after it was queued, or past its link's end.
 */
export function nextAttemptAt(
  attempt: number,
  now: Date,
  { queuedAt, expiresAt, waitSeconds = 0 }: AttemptLimits,
): Date | undefined {
  const step = Math.min(Math.max(attempt, 1), DELAYS_MINUTES.length) - 1
  const delayMs = Math.max((DELAYS_MINUTES[step] ?? 0) * MINUTE_MS, waitSeconds * 1000)
  const at = now.getTime() + delayMs
  const end = Math.min(queuedAt.getTime() + GIVE_UP_AFTER_MS, expiresAt.getTime())
  return at < end ? new Date(at) : undefined
}
