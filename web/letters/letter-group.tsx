import { Checkbox } from '../ui/fluent.ts'
import { useT } from '../ui/t.tsx'
import { LetterRow } from './letter-row.tsx'
import type { WaitingLetter } from './letters-queries.ts'

interface Props {
  readonly title: string
  readonly letters: readonly WaitingLetter[]
  readonly selected: ReadonlySet<number>
  readonly onSelect: (numbers: readonly number[], isSelected: boolean) => void
  readonly onDiscard: (letter: WaitingLetter) => void
}

/** Letters of one kind, with a box that selects all of them that can be printed. */
export function LetterGroup({ title, letters, selected, onSelect, onDiscard }: Props) {
  const t = useT()
  if (letters.length === 0) return null
  const printable = letters.filter(({ abilities }) => abilities.printLetter.allowed)
  const count = printable.filter(({ number }) => selected.has(number)).length
  const all = count > 0 && count === printable.length
  return (
    <section className="letter-group" aria-label={title}>
      <div className="letter-group-head">
        <Checkbox
          aria-label={`${title}: ${t('letters.selectAll')}`}
          checked={all ? true : count > 0 ? 'mixed' : false}
          disabled={printable.length === 0}
          onChange={() =>
            onSelect(
              printable.map(({ number }) => number),
              !all,
            )
          }
        />
        <h2>{title}</h2>
        <span className="secondary-text">{letters.length}</span>
      </div>
      <ul className="letter-list">
        {letters.map((letter) => (
          <LetterRow
            key={letter.number}
            letter={letter}
            isSelected={selected.has(letter.number)}
            onSelect={(isSelected) => onSelect([letter.number], isSelected)}
            onDiscard={() => onDiscard(letter)}
          />
        ))}
      </ul>
    </section>
  )
}
