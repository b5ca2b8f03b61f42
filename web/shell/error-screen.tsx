import type { ErrorComponentProps } from '@tanstack/react-router'
import { Button } from '../ui/fluent.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorIcon } from '../ui/icons.ts'
import { useProblemText } from '../ui/problem-message.tsx'
import { useT } from '../ui/t.tsx'

/** What is shown instead of a screen that broke: the rest of the page stays usable. */
export function ErrorScreen({ error }: ErrorComponentProps) {
  const t = useT()
  const problemText = useProblemText()
  return (
    <EmptyState
      icon={ErrorIcon}
      title={t('error.title')}
      action={
        <Button appearance="primary" onClick={() => window.location.reload()}>
          {t('error.reload')}
        </Button>
      }
    >
      {problemText(error)}
    </EmptyState>
  )
}
