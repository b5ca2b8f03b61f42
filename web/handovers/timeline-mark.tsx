import { CheckIcon, ClockIcon, CloseIcon, ProhibitedIcon } from '../ui/icons.ts'
import type { StepFate } from './timeline-steps.ts'

/** A filled circle with a sign in it; an empty one for what is to come. The word beside it says the same. */
export function TimelineMark({ fate }: { readonly fate: StepFate }) {
  return (
    <span className="timeline-mark" aria-hidden="true">
      {fate === 'done' ? <CheckIcon /> : null}
      {fate === 'late' ? <ClockIcon /> : null}
      {fate === 'ended' ? <ProhibitedIcon /> : null}
      {fate === 'problem' ? <CloseIcon /> : null}
    </span>
  )
}
