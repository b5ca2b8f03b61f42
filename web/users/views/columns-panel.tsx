import './views.css'
import { useRef, useState } from 'react'
import type { UserColumn } from '../../../src/accounts/contract.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Button, Checkbox } from '../../ui/fluent.ts'
import { AscendingIcon, DescendingIcon } from '../../ui/icons.ts'
import { PanelContent } from '../../ui/panel.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { useT } from '../../ui/t.tsx'
import { useToasts } from '../../ui/toasts.tsx'
import type { SearchChange } from '../users-search.ts'
import { ALL_COLUMNS, COLUMN_NAMES, columnsText, moved, USUAL_COLUMNS } from './list-columns.ts'
import type { SavedViewsState } from './use-saved-views.ts'
import { useChooseColumns } from './views-queries.ts'

interface Props {
  readonly saved: SavedViewsState
  readonly onSearch: (change: SearchChange) => void
  readonly onClose: () => void
}

/** Which columns, and in which order: of the view that is looked at, else of one's own list. */
export function ColumnsPanel({ saved, onSearch, onClose }: Props) {
  const t = useT()
  const toasts = useToasts()
  const choose = useChooseColumns()
  const [chosen, setChosen] = useState(saved.columns)
  const toggled = useRef<UserColumn>(undefined)
  const { current } = saved
  const others = ALL_COLUMNS.filter((column) => !chosen.includes(column))

  function toggle(column: UserColumn) {
    toggled.current = column
    setChosen(
      chosen.includes(column) ? chosen.filter((each) => each !== column) : [...chosen, column],
    )
  }

  /** The box that was ticked has gone to the other list: the focus goes with it. */
  function boxOf(column: UserColumn) {
    return (box: HTMLInputElement | null) => {
      if (box === null || toggled.current !== column) return
      toggled.current = undefined
      box.focus()
    }
  }

  function handleApply() {
    if (current !== undefined) {
      onSearch({ columns: columnsText(chosen) })
      onClose()
      return
    }
    const isUsual = columnsText(chosen) === columnsText(USUAL_COLUMNS)
    choose.mutate(isUsual ? null : chosen, {
      onSuccess: () => {
        onSearch({ columns: undefined })
        toasts.success({ title: t('columns.saved') })
        onClose()
      },
    })
  }

  return (
    <PanelContent
      title={t('users.columns')}
      subtitle={
        current === undefined ? t('columns.forYou') : t('columns.forView', { name: current.name })
      }
      onClose={onClose}
      onSubmit={handleApply}
      footer={
        <>
          <ActionButton
            type="submit"
            appearance="primary"
            label={t('columns.apply')}
            isPending={choose.isPending}
          />
          <Button type="button" onClick={() => setChosen(USUAL_COLUMNS)}>
            {t('columns.usual')}
          </Button>
        </>
      }
    >
      <ProblemMessage error={choose.error} />
      <p className="columns-narrow secondary-text">{t('columns.narrow')}</p>
      <ol className="columns-list" aria-label={t('columns.shown')}>
        <li className="columns-row">
          <Checkbox checked disabled label={t('users.column.displayName')} />
          <span className="secondary-text">{t('columns.first')}</span>
        </li>
        {chosen.map((column, index) => {
          const name = t(COLUMN_NAMES[column])
          return (
            <li key={column} className="columns-row">
              <Checkbox ref={boxOf(column)} checked label={name} onChange={() => toggle(column)} />
              <span className="columns-moves">
                <Button
                  type="button"
                  appearance="subtle"
                  size="small"
                  icon={<AscendingIcon />}
                  aria-label={t('columns.up', { name })}
                  disabledFocusable={index === 0}
                  onClick={() => setChosen(moved(chosen, column, -1))}
                />
                <Button
                  type="button"
                  appearance="subtle"
                  size="small"
                  icon={<DescendingIcon />}
                  aria-label={t('columns.down', { name })}
                  disabledFocusable={index === chosen.length - 1}
                  onClick={() => setChosen(moved(chosen, column, 1))}
                />
              </span>
            </li>
          )
        })}
      </ol>
      {others.length === 0 ? null : (
        <ul className="columns-list columns-others" aria-label={t('columns.notShown')}>
          {others.map((column) => (
            <li key={column} className="columns-row">
              <Checkbox
                ref={boxOf(column)}
                checked={false}
                label={t(COLUMN_NAMES[column])}
                onChange={() => toggle(column)}
              />
            </li>
          ))}
        </ul>
      )}
    </PanelContent>
  )
}
