import './outcome-legend.css'
import { useId } from 'react'
import type { OutcomeCounts } from '../../src/overview/contract.ts'
import { useFormats, useT } from '../ui/t.tsx'
import { OutcomePatterns } from './outcome-patterns.tsx'
import { OUTCOMES } from './outcomes.ts'

/** What each part of a bar is, as a word beside its pattern, with the figure of all thirty days. */
export function OutcomeLegend({ total }: { readonly total: OutcomeCounts }) {
  const t = useT()
  const { number } = useFormats()
  const id = useId()
  return (
    <ul className="outcome-legend">
      {OUTCOMES.map((outcome) => (
        <li key={outcome} className="outcome-legend-item">
          <svg className="outcome-swatch" width="14" height="14" aria-hidden="true">
            <OutcomePatterns id={`${id}-${outcome}`} />
            <rect width="14" height="14" rx="2" fill={`url(#${id}-${outcome}-${outcome})`} />
          </svg>
          <span>{t(`overview.outcome.${outcome}`)}</span>{' '}
          <strong>{number.format(total[outcome])}</strong>
        </li>
      ))}
    </ul>
  )
}
