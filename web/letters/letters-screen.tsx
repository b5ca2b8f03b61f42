import './letters-screen.css'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { EmptyState } from '../ui/empty-state.tsx'
import { Button, Spinner } from '../ui/fluent.ts'
import { LetterIcon } from '../ui/icons.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { ProblemMessage } from '../ui/problem-message.tsx'
import { useT } from '../ui/t.tsx'
import { LettersPage } from './letters-page.tsx'
import { lettersQuery } from './letters-queries.ts'
import { type LettersSearch, sortOf } from './letters-search.ts'

/** The letters that wait to be printed, as many at a time as are printed at once. */
export function LettersScreen() {
  const search = useSearch({ from: '/letters' })
  // Another list begins at its beginning.
  return <Letters key={`${search.job} ${sortOf(search)}`} search={search} />
}

function Letters({ search }: { readonly search: LettersSearch }) {
  const t = useT()
  const [after, setAfter] = useState<string>()
  const { data, error, isPending } = useQuery(lettersQuery(search, after))

  if (data !== undefined && data.value.length > 0)
    return (
      <LettersPage
        // What was chosen on one page says nothing of the next.
        key={after ?? ''}
        list={data}
        search={search}
        isFirst={after === undefined}
        error={error}
        onPage={setAfter}
      />
    )
  return (
    <>
      <PageHeader title={t('letters.title')} subtitle={t('letters.subtitle')} />
      <div className="shell-section letters">
        <ProblemMessage error={error} />
        {isPending ? <Spinner label={t('common.loading')} /> : null}
        {data === undefined ? null : after !== undefined ? (
          <EmptyState
            icon={LetterIcon}
            title={t('letters.pageDone')}
            action={
              <Button onClick={() => setAfter(undefined)}>{t('letters.fromTheStart')}</Button>
            }
          >
            {t('letters.pageDoneText')}
          </EmptyState>
        ) : (
          <NoneWaits search={search} printed={data.printed ?? 0} expired={data.expired ?? 0} />
        )}
      </div>
    </>
  )
}

interface NoneProps {
  readonly search: LettersSearch
  readonly printed: number
  readonly expired: number
}

/** Whether everything was printed, some ended unprinted, or there was nothing. */
function NoneWaits({ search, printed, expired }: NoneProps) {
  const t = useT()
  const navigate = useNavigate()
  const wasPrinted = t('letters.allPrinted', { count: printed })
  if (expired > 0)
    return (
      <EmptyState
        icon={LetterIcon}
        title={t('letters.expired', { count: expired })}
        action={
          <Button onClick={() => void navigate({ to: '/follow-up', search: { scope: 'all' } })}>
            {t('job.next.followUp')}
          </Button>
        }
      >
        {t('letters.expiredText', { count: expired })}
      </EmptyState>
    )
  return (
    <EmptyState
      icon={LetterIcon}
      title={printed > 0 ? wasPrinted : t('letters.none')}
      action={
        search.job === undefined ? (
          <Button onClick={() => void navigate({ to: '/users' })}>{t('letters.toUsers')}</Button>
        ) : (
          <Button onClick={() => void navigate({ to: '/letters' })}>{t('letters.showAll')}</Button>
        )
      }
    >
      {printed > 0 ? t('letters.allPrintedText') : t('letters.noneText')}
    </EmptyState>
  )
}
