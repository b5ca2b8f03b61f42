import '../users/add/add-user.css'
import { Link } from '@tanstack/react-router'
import { useT } from '../ui/t.tsx'
import type { ImportStep } from './import-search.ts'

const STEPS = ['file', 'columns', 'check', 'options', 'run'] as const
type Step = (typeof STEPS)[number]

interface Props {
  readonly current: Step
  /** Those that can be gone to, of this file. */
  readonly id?: string
  readonly reachable?: readonly ImportStep[]
}

export function ImportSteps({ current, id, reachable = [] }: Props) {
  const t = useT()
  return (
    <ol className="steps import-steps" aria-label={t('import.steps')}>
      {STEPS.map((step, index) => {
        const target = reachable.find((each) => each === step && each !== current)
        return (
          <li
            key={step}
            className="steps-step"
            aria-current={step === current ? 'step' : undefined}
          >
            <span className="steps-number" aria-hidden="true">
              {index + 1}
            </span>
            {target === undefined || id === undefined ? (
              t(`import.step.${step}`)
            ) : (
              <Link
                to="/users/import/$id"
                params={{ id }}
                search={{ step: target }}
                className="text-link"
              >
                {t(`import.step.${step}`)}
              </Link>
            )}
          </li>
        )
      })}
    </ol>
  )
}
