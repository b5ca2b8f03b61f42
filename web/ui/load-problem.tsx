import { ActionButton } from './action-button.tsx'
import { ProblemMessage } from './problem-message.tsx'
import { useT } from './t.tsx'

interface Props {
  readonly error: Error
  readonly isFetching: boolean
  readonly onTryAgain: () => void
}

/** What could not be fetched isn't missing: it is said so, and asked for again. */
export function LoadProblem({ error, isFetching, onTryAgain }: Props) {
  const t = useT()
  return (
    <>
      <ProblemMessage error={error} />
      <div>
        <ActionButton label={t('common.tryAgain')} isPending={isFetching} onClick={onTryAgain} />
      </div>
    </>
  )
}
