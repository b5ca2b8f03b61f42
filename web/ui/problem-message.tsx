import { ApiProblem } from '../api.ts'
import { MessageBar, MessageBarBody } from './fluent.ts'
import { useWords } from './t.tsx'

/** The problem in the reader's language if we have words for its code, else the server's own sentence. */
export function useProblemText(): (error: unknown) => string {
  const { t, find } = useWords()
  return (error) => {
    if (!(error instanceof ApiProblem)) return t('problem.unexpected')
    return find(`problem.${error.code}`, valuesOf(error.details)) ?? error.message
  }
}

export function ProblemMessage({ error }: { readonly error: Error | null | undefined }) {
  const textOf = useProblemText()
  if (error === null || error === undefined) return null
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>{textOf(error)}</MessageBarBody>
    </MessageBar>
  )
}

function valuesOf(details: Readonly<Record<string, unknown>>): Record<string, string | number> {
  const values: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(details)) {
    if (typeof value === 'string' || typeof value === 'number') values[name] = value
  }
  return values
}
