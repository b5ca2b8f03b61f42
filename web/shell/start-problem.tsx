import { EmptyState } from '../ui/empty-state.tsx'
import { Button } from '../ui/fluent.ts'
import { ErrorIcon } from '../ui/icons.ts'
import { useProblemText } from '../ui/problem-message.tsx'
import type { useWords } from '../ui/t.tsx'
import { useT, WordsProvider } from '../ui/t.tsx'
import { ThemeProvider } from '../ui/theme.tsx'

interface Props {
  readonly words: ReturnType<typeof useWords>
  readonly error: unknown
}

/** The page couldn't even begin: the server is away, or stumbled. */
export function StartProblem({ words, error }: Props) {
  return (
    <WordsProvider words={words}>
      <ThemeProvider>
        <Message error={error} />
      </ThemeProvider>
    </WordsProvider>
  )
}

function Message({ error }: { readonly error: unknown }) {
  const t = useT()
  const problemText = useProblemText()
  return (
    <main>
      <EmptyState
        icon={ErrorIcon}
        title={t('error.start')}
        action={
          <Button appearance="primary" onClick={() => window.location.reload()}>
            {t('error.reload')}
          </Button>
        }
      >
        {problemText(error)}
      </EmptyState>
    </main>
  )
}
