import { useState } from 'react'
import type { LetterList } from '../../src/handovers/contract.ts'
import { Button } from '../ui/fluent.ts'
import { PrintIcon } from '../ui/icons.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { ProblemMessage } from '../ui/problem-message.tsx'
import { useT } from '../ui/t.tsx'
import { DiscardDialog } from './discard-dialog.tsx'
import { groupLetters, type LetterSection } from './group-letters.ts'
import { LetterBatchForm } from './letter-batch-form.tsx'
import { LetterGroup } from './letter-group.tsx'
import { LettersBar } from './letters-bar.tsx'
import type { WaitingLetter } from './letters-queries.ts'
import { type LettersSearch, sortOf } from './letters-search.ts'
import { OpenedLetters } from './opened-letters.tsx'

interface Props {
  readonly list: LetterList
  readonly search: LettersSearch
  readonly isFirst: boolean
  readonly error: Error | null
  readonly onPage: (after: string | undefined) => void
}

/** One batch: chosen, printed, and whether it printed. When it has, the next one stands here. */
export function LettersPage({ list, search, isFirst, error, onPage }: Props) {
  const t = useT()
  const [chosen, setChosen] = useState<ReadonlySet<number>>()
  const [discards, setDiscards] = useState<WaitingLetter>()
  const { value: letters, next } = list
  const sort = sortOf(search)
  const sections = groupLetters(letters, sort)

  const isMeant = ({ mine }: WaitingLetter): boolean => mine || search.job !== undefined
  const inOrder = sections.flatMap((section) => section.letters)
  const printable = inOrder.filter(({ abilities }) => abilities.printLetter.allowed)
  // Until somebody chooses, those that were not opened yet: what a click on Print is most likely for.
  const usual = printable.filter((letter) => isMeant(letter) && !wasOpened(letter))
  const selected = chosen ?? new Set(usual.map(({ number }) => number))
  const numbers = printable.map(({ number }) => number).filter((number) => selected.has(number))
  const opened = inOrder.filter(
    (letter) => isMeant(letter) && wasOpened(letter) && letter.abilities.confirmPrinted.allowed,
  )

  function handleSelect(some: readonly number[], isSelected: boolean) {
    const changed = new Set(selected)
    for (const number of some) {
      if (isSelected) changed.add(number)
      else changed.delete(number)
    }
    setChosen(changed)
  }

  function titleOf({ kind, name }: LetterSection): string {
    switch (kind) {
      case 'mine':
        return t('letters.mine')
      case 'others':
        return t('letters.others')
      case 'all':
        return t('letters.byName')
      case 'named':
        return name ?? t(sort === 'department' ? 'letters.noDepartment' : 'letters.noOffice')
    }
  }

  return (
    <>
      <PageHeader
        title={t('letters.title')}
        subtitle={t('letters.subtitle')}
        actions={
          <LetterBatchForm
            action="/letters/print"
            numbers={numbers}
            search={search}
            label={t('letters.print', { count: numbers.length })}
            icon={<PrintIcon />}
            isPrimary={opened.length < 2}
            disabledReason={numbers.length === 0 ? t('letters.selectFirst') : undefined}
          />
        }
      />
      <div className="shell-section letters">
        <ProblemMessage error={error} />
        <LettersBar search={search} counts={list} />
        <OpenedLetters numbers={opened.map(({ number }) => number)} search={search} />
        {sections.map((section) => (
          <LetterGroup
            key={`${section.kind} ${section.name}`}
            title={titleOf(section)}
            letters={section.letters}
            selected={selected}
            onSelect={handleSelect}
            onDiscard={setDiscards}
          />
        ))}
        {isFirst && next === null ? null : (
          <nav className="letters-pages" aria-label={t('letters.pages')}>
            {isFirst ? null : (
              <Button onClick={() => onPage(undefined)}>{t('letters.fromTheStart')}</Button>
            )}
            {next === null ? null : (
              <Button onClick={() => onPage(next)}>{t('letters.nextBatch')}</Button>
            )}
          </nav>
        )}
      </div>
      <DiscardDialog letter={discards} onClose={() => setDiscards(undefined)} />
    </>
  )
}

function wasOpened({ steps }: WaitingLetter): boolean {
  return steps.some(({ kind }) => kind === 'letterOpened')
}
