import './timeline.css'
import type { Handover } from '../../src/handovers/contract.ts'
import { RelativeTime } from '../ui/relative-time.tsx'
import { useFormats, useT, useWords } from '../ui/t.tsx'
import { TimelineMark } from './timeline-mark.tsx'
import { timelineSteps } from './timeline-steps.ts'

interface Props {
  readonly handover: Pick<Handover, 'way' | 'steps'>
  /** When each step happened, under its name. */
  readonly withTimes?: boolean
}

/** Side by side where there is room, below each other where there isn't. */
export function Timeline({ handover, withTimes = false }: Props) {
  const t = useT()
  const { find } = useWords()
  const { dateTime } = useFormats()
  const steps = timelineSteps(handover).flatMap((step) => {
    // A newer server may know kinds that this page has no words for: the list of events says so.
    const label = find(`handover.step.${step.kind}`)
    return label === undefined ? [] : [{ ...step, label }]
  })
  return (
    <div className="timeline-frame">
      <ol className="timeline" aria-label={t('handover.steps')}>
        {steps.map(({ kind, fate, at, label }) => (
          <li key={kind} className={`timeline-step timeline-step-${fate}`}>
            <TimelineMark fate={fate} />
            <span className="timeline-label">
              {label}
              <span className="visually-hidden">
                {fate === 'toCome' ? ` (${t('handover.stepToCome')})` : null}
                {fate === 'problem' ? ` (${t('handover.stepProblem')})` : null}
              </span>
            </span>
            {withTimes && at !== null ? (
              <span className="timeline-time">
                <RelativeTime at={at} focusable={false} />
                <span className="timeline-on-paper">{dateTime.format(new Date(at))}</span>
              </span>
            ) : null}
          </li>
        ))}
      </ol>
    </div>
  )
}
