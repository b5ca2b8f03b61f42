import './letters-screen.css'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { EmptyState } from '../ui/empty-state.tsx'
import { Button, Spinner } from '../ui/fluent.ts'
import { LetterIcon } from '../ui/icons.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { ProblemMessage } from '../ui/problem-message.tsx'
import { useT } from '../ui/t.tsx'
import { DiscardDialog } from './discard-dialog.tsx'
import { LetterGroup } from './letter-group.tsx'
import { lettersQuery, type WaitingLetter } from './letters-queries.ts'
import { PrintForm } from './print-form.tsx'

const MOST_AT_ONCE = 50

/** The letters that wait to be printed: one or many at once, and whether they printed. */
export function LettersScreen() {
  const t = useT()
  const navigate = useNavigate()
  const { data, error, isPending } = useQuery(lettersQuery())
  const [chosen, setChosen] = useState<ReadonlySet<number>>()
  const [discards, setDiscards] = useState<WaitingLetter>()

  const letters = data?.value ?? []
  const printable = letters.filter(({ abilities }) => abilities.printLetter.allowed)
  // Until somebody chooses, one's own that were not opened yet: what a click on Print is most likely for.
  const usual = printable.filter(({ mine, steps }) => mine && steps.every(isUnopened))
  const selected = chosen ?? new Set(usual.map(({ number }) => number))
  const numbers = printable.map(({ number }) => number).filter((number) => selected.has(number))

  function handleSelect(some: readonly number[], isSelected: boolean) {
    const next = new Set(selected)
    for (const number of some) {
      if (isSelected) next.add(number)
      else next.delete(number)
    }
    setChosen(next)
  }

  function whyNot(): string | undefined {
    if (numbers.length === 0) return t('letters.selectFirst')
    return numbers.length > MOST_AT_ONCE ? t('letters.tooMany') : undefined
  }

  const group = (title: string, mine: boolean) => (
    <LetterGroup
      title={title}
      letters={letters.filter((letter) => letter.mine === mine)}
      selected={selected}
      onSelect={handleSelect}
      onDiscard={setDiscards}
    />
  )

  return (
    <>
      <PageHeader
        title={t('letters.title')}
        subtitle={t('letters.subtitle')}
        actions={
          letters.length === 0 ? undefined : (
            <PrintForm
              numbers={numbers}
              label={t('letters.print', { count: numbers.length })}
              disabledReason={whyNot()}
            />
          )
        }
      />
      <div className="shell-section letters">
        <ProblemMessage error={error} />
        {isPending ? <Spinner label={t('common.loading')} /> : null}
        {data !== undefined && letters.length === 0 ? (
          <EmptyState
            icon={LetterIcon}
            title={t('letters.none')}
            action={
              <Button onClick={() => void navigate({ to: '/users' })}>
                {t('letters.toUsers')}
              </Button>
            }
          >
            {t('letters.noneText')}
          </EmptyState>
        ) : null}
        {group(t('letters.mine'), true)}
        {group(t('letters.others'), false)}
      </div>
      <DiscardDialog letter={discards} onClose={() => setDiscards(undefined)} />
    </>
  )
}

function isUnopened({ kind }: WaitingLetter['steps'][number]): boolean {
  return kind !== 'letterOpened'
}
