import './add-user.css'
import { useT } from '../../ui/t.tsx'

const STEPS = ['basics', 'options', 'review'] as const
export type Step = (typeof STEPS)[number]

export function nextStep(step: Step): Step | undefined {
  return STEPS[STEPS.indexOf(step) + 1]
}

export function previousStep(step: Step): Step | undefined {
  return STEPS[STEPS.indexOf(step) - 1]
}

export function Steps({ current }: { readonly current: Step }) {
  const t = useT()
  return (
    <ol className="steps" aria-label={t('add.steps')}>
      {STEPS.map((step, index) => (
        <li key={step} className="steps-step" aria-current={step === current ? 'step' : undefined}>
          <span className="steps-number" aria-hidden="true">
            {index + 1}
          </span>
          {t(`add.step.${step}`)}
        </li>
      ))}
    </ol>
  )
}
