import type { OutcomeCounts } from '../../src/overview/contract.ts'
import { stack } from './outcomes.ts'

/** How much of a day's width its bar takes. */
const FILLED = 0.72

interface Props {
  readonly counts: OutcomeCounts
  readonly place: number
  readonly of: number
  /** What the full height stands for. */
  readonly end: number
  readonly patterns: string
  readonly isShown: boolean
}

/** All in per cent of the picture, so that it fits any width without being measured. */
export function OutcomeBar({ counts, place, of, end, patterns, isShown }: Props) {
  const slot = 100 / of
  const x = slot * (place + (1 - FILLED) / 2)
  const width = slot * FILLED
  return (
    <g>
      {isShown ? (
        <rect className="outcome-shown" x={`${slot * place}%`} width={`${slot}%`} height="100%" />
      ) : null}
      {stack(counts, end).map(({ outcome, height, y }) => (
        <rect
          key={outcome}
          className="outcome-part"
          x={`${x}%`}
          y={`${y}%`}
          width={`${width}%`}
          height={`${height}%`}
          fill={`url(#${patterns}-${outcome})`}
        />
      ))}
    </g>
  )
}
