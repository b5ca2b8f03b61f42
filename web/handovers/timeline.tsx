import './timeline.css'
import type { Handover } from '../../src/handovers/contract.ts'
import { RelativeTime } from '../ui/relative-time.tsx'
import { useFormats, useT } from '../ui/t.tsx'
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
  const { dateTime } = useFormats()
  return (
    <div className="timeline-frame">
      <ol className="timeline" aria-label={t('handover.steps')}>
        {timelineSteps(handover).map(({ kind, fate, at }) => (
          <li key={kind} className={`timeline-step timeline-step-${fate}`}>
            <TimelineMark fate={fate} />
            <span className="timeline-label">
              {t(`handover.step.${kind}`)}
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
