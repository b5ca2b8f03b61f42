import { useState } from 'react'
import type {
  Import,
  ImportLine,
  ImportMapping,
  ImportProblem,
} from '../../../src/import/contract.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Field, Input } from '../../ui/fluent.ts'
import { useT, useWords } from '../../ui/t.tsx'
import { columnName } from '../columns/column-name.ts'
import { IMPORT_LABELS } from '../target-name.ts'

interface Props {
  readonly file: Import
  readonly mapping: ImportMapping
  readonly line: ImportLine
  /** Else only the cells that something is wrong with. */
  readonly showsAll: boolean
  readonly isPending: boolean
  readonly onSave: (cells: readonly { readonly column: number; readonly value: string }[]) => void
}

/** The cells to put right, each with what is wrong and the remedy; Enter saves them. */
export function LineFields({ file, mapping, line, showsAll, isPending, onSave }: Props) {
  const t = useT()
  const problemText = useProblemWords()
  const [typed, setTyped] = useState<ReadonlyMap<number, string>>(new Map())
  // What was saved is no longer what is typed, and the field keeps the focus.
  const [saved, setSaved] = useState(line.cells)
  if (saved !== line.cells) {
    setSaved(line.cells)
    setTyped(new Map())
  }
  const problems = line.leftOut ? [] : line.problems
  const wholeLine = problems.filter(({ column }) => column === null)
  const columns = file.columns
    .map((_, column) => column)
    .filter(
      (column) =>
        problems.some((each) => each.column === column) ||
        ((showsAll || wholeLine.length > 0) && mapping.targets[column] != null),
    )

  return (
    <form
      className="import-line-fields"
      onSubmit={(event) => {
        event.preventDefault()
        if (typed.size > 0 && !isPending)
          onSave([...typed].map(([column, value]) => ({ column, value })))
      }}
    >
      {wholeLine.map((problem) => (
        <p key={problem.code} className="import-line-problem">
          {problemText(problem)}
        </p>
      ))}
      {columns.map((column) => {
        const own = problems.filter((each) => each.column === column)
        const target = mapping.targets[column]
        const label =
          target == null
            ? columnName(t, file.columns, mapping.header, column)
            : t(IMPORT_LABELS[target])
        return (
          <Field
            key={column}
            label={label}
            {...(own.length === 0
              ? {}
              : { validationMessage: own.map((each) => problemText(each)).join(' ') })}
          >
            <Input
              size="small"
              input={{ dir: 'auto' }}
              aria-label={t('import.lineCell', { column: label, line: String(line.line) })}
              maxLength={4000}
              value={typed.get(column) ?? line.cells[column] ?? ''}
              onChange={(_, { value }) =>
                setTyped((before) => new Map([...before, [column, value]]))
              }
            />
          </Field>
        )
      })}
      {columns.length === 0 ? null : (
        <ActionButton
          type="submit"
          size="small"
          label={t('import.lineSave')}
          about={t('import.line', { line: String(line.line) })}
          isPending={isPending}
        />
      )}
    </form>
  )
}

function useProblemWords(): (problem: ImportProblem) => string {
  const { t, find } = useWords()
  return ({ code, parameters }) =>
    find(`import.problem.${code}`, parameters) ?? t('problem.unexpected')
}
