import type { JobCounts } from '../../src/jobs/contract.ts'

export interface Progress {
  readonly settled: number
  readonly total: number
  /** Between nought and one. */
  readonly share: number
}

/** Of what was to be done; those left out were never to be. */
export function progressOf({ planned, done, failed, cancelled }: JobCounts): Progress {
  const settled = done + failed
  const total = planned + settled + cancelled
  return { settled, total, share: total === 0 ? 0 : settled / total }
}

/** 0, 25, 50, 75 or 100: what is said aloud, since nobody wants to hear each second. */
export function quarterOf({ share }: Progress): number {
  return Math.floor(share * 4) * 25
}

export interface TimeLeft {
  readonly value: number
  readonly unit: 'second' | 'minute' | 'hour'
}

/** As people say it: steps of five seconds up to a minute and a half, then minutes, then hours. Never too little. */
export function timeLeft(seconds: number): TimeLeft {
  if (seconds <= 90) return { value: Math.max(5, Math.ceil(seconds / 5) * 5), unit: 'second' }
  if (seconds <= 90 * 60) return { value: Math.ceil(seconds / 60), unit: 'minute' }
  return { value: Math.ceil(seconds / 3600), unit: 'hour' }
}

/** A slow one says its tenths, a fast one doesn't flicker. */
export function roundRate(perSecond: number): number {
  return perSecond < 10 ? Math.round(perSecond * 10) / 10 : Math.round(perSecond)
}
