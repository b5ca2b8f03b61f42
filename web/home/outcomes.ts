import type { HandoverOutcome, OutcomeCounts } from '../../src/overview/contract.ts'

/** From the foot of a bar to its top: what is well stands on the ground, what is bad on top. */
export const OUTCOMES: readonly HandoverOutcome[] = [
  'receipt',
  'open',
  'ended',
  'expired',
  'failed',
  'disputed',
]

export function sumOf(counts: OutcomeCounts): number {
  return OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0)
}

/** The end of an axis that holds so many: a round number whose half is a whole one. */
export function axisEnd(most: number): number {
  for (let power = 1; ; power *= 10) {
    const ends = [1, 2, 3, 4, 5, 6, 8].map((step) => step * power)
    const end = ends.find((each) => each >= most && each % 2 === 0)
    if (end !== undefined) return end
  }
}

export interface BarPart {
  readonly outcome: HandoverOutcome
  /** In per cent of the axis, from its top. */
  readonly y: number
  readonly height: number
}

/** The parts of one bar, one on top of the other. */
export function stack(counts: OutcomeCounts, end: number): readonly BarPart[] {
  const share = (outcome: HandoverOutcome) => (counts[outcome] / end) * 100
  return OUTCOMES.map((outcome, index) => {
    const upTo = OUTCOMES.slice(0, index + 1).reduce((sum, each) => sum + share(each), 0)
    return { outcome, y: 100 - upTo, height: share(outcome) }
  }).filter(({ height }) => height > 0)
}
