import { useState } from 'react'
import type { Import, ImportLine, ImportMapping } from '../../../src/import/contract.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { DoneIcon, EditIcon, ProhibitedIcon, WarningIcon } from '../../ui/icons.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { useT } from '../../ui/t.tsx'
import { LineChanges } from './line-changes.tsx'
import { LineFields } from './line-fields.tsx'
import { useChangeLine } from './use-change-line.ts'

interface Props {
  readonly file: Import
  readonly mapping: ImportMapping
  readonly line: ImportLine
  /** Here a line without problems was put right. */
  readonly isProblemList: boolean
  readonly onNext: () => void
}

/** One line: who it is, what becomes of them, and what is wrong, to be put right in place. */
export function LineCard({ file, mapping, line, isProblemList, onNext }: Props) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  const change = useChangeLine(file.id, line.line)
  const isWrong = line.status === 'problem' && !line.leftOut
  const status = line.leftOut
    ? t('import.only.leftOut')
    : isProblemList && !isWrong
      ? `${t('import.fixed')} · ${t(`import.status.${line.status}`)}`
      : t(`import.status.${line.status}`)
  const Icon = line.leftOut ? ProhibitedIcon : isWrong ? WarningIcon : DoneIcon
  const name = line.displayName === '' ? t('import.nameless') : line.displayName

  return (
    <li
      className="import-line"
      tabIndex={-1}
      data-line={line.line}
      data-wrong={isWrong ? '' : undefined}
    >
      <div className="import-line-head">
        <span className="import-line-number">{t('import.line', { line: String(line.line) })}</span>
        <span className="import-line-who">
          <strong dir="auto">{name}</strong>{' '}
          <span className="secondary-text">{line.userPrincipalName}</span>
        </span>
        <span className="import-line-status" data-wrong={isWrong}>
          <Icon aria-hidden="true" /> {status}
        </span>
        <span className="import-line-actions">
          <ActionButton
            iconOnly
            size="small"
            appearance="subtle"
            icon={<EditIcon />}
            label={`${t('import.lineEdit')}: ${t('import.line', { line: String(line.line) })}`}
            onClick={() => setOpen(!isOpen)}
          />
          <ActionButton
            size="small"
            appearance="subtle"
            label={line.leftOut ? t('import.lineTakeIn') : t('import.lineLeaveOut')}
            about={t('import.line', { line: String(line.line) })}
            isPending={change.isPending}
            onClick={() => change.mutate({ leftOut: !line.leftOut })}
          />
        </span>
      </div>
      {isWrong || isOpen ? (
        <LineFields
          file={file}
          mapping={mapping}
          line={line}
          showsAll={isOpen}
          isPending={change.isPending}
          onSave={(cells) =>
            change.mutate(
              { cells: [...cells] },
              {
                onSuccess: ({ line: { status: now } }) => {
                  if (now === 'problem') return
                  setOpen(false)
                  onNext()
                },
              },
            )
          }
        />
      ) : null}
      <LineChanges line={line} />
      <ProblemMessage error={change.error} />
      <span role="status" className="visually-hidden">
        {change.isSuccess ? t('import.lineResult', { line: String(line.line), status }) : ''}
      </span>
    </li>
  )
}
