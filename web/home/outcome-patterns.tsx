import './outcome-patterns.css'
import type { ReactElement } from 'react'
import type { HandoverOutcome } from '../../src/overview/contract.ts'
import { OUTCOMES } from './outcomes.ts'

/** Told apart without colour, too: each has lines or dots of its own over its colour. */
const LINES: Record<HandoverOutcome, ReactElement | null> = {
  receipt: null,
  open: <path d="M-1 1 L1 -1 M0 6 L6 0 M5 7 L7 5" />,
  ended: <path d="M0 1.5 H6 M0 4.5 H6" />,
  expired: <path d="M1.5 1.5 h0.01 M4.5 4.5 h0.01" className="outcome-dots" />,
  failed: <path d="M0 0 L6 6 M6 0 L0 6" />,
  disputed: <path d="M1.5 0 V6 M4.5 0 V6" />,
}

/** Definitions for one SVG; ids belong to the whole document, so each has its own. */
export function OutcomePatterns({ id }: { readonly id: string }) {
  return (
    <defs>
      {OUTCOMES.map((outcome) => (
        <pattern
          key={outcome}
          id={`${id}-${outcome}`}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
        >
          <rect width="6" height="6" className={`outcome-ground outcome-${outcome}`} />
          <g className={`outcome-lines outcome-lines-${outcome}`}>{LINES[outcome]}</g>
        </pattern>
      ))}
    </defs>
  )
}
