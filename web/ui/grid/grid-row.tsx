import type { MouseEvent, ReactNode } from 'react'
import { memo } from 'react'
import { useT } from '../t.tsx'
import type { GridColumn } from './columns.ts'
import { RowIsCurrent } from './row-tab-index.ts'

interface Props<Row> {
  readonly row: Row
  readonly index: number
  readonly start: number
  readonly columns: readonly GridColumn<Row>[]
  readonly label: string
  readonly isActive: boolean
  /** undefined in grids without selection. */
  readonly isSelected: boolean | undefined
  readonly twoLines: ((row: Row) => ReactNode) | undefined
  readonly actions: ((row: Row) => ReactNode) | undefined
  readonly measure: (element: HTMLElement | null) => void
  readonly onFocus: (index: number) => void
  readonly onSelect: (index: number, how: 'only' | 'toggle' | 'range') => void
}

function Row<Item>(props: Props<Item>) {
  const { row, index, start, columns, label, isActive, isSelected, twoLines, actions, measure } =
    props
  const t = useT()

  function handleClick(event: MouseEvent<HTMLElement>) {
    const { target } = event
    if (isSelected === undefined) return
    if (target instanceof Element && target.closest('a,button,input,label') !== null) return
    if (event.shiftKey) props.onSelect(index, 'range')
    else if (event.ctrlKey || event.metaKey) props.onSelect(index, 'toggle')
    else props.onSelect(index, 'only')
  }

  return (
    // The grid handles the keys of all its rows.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="row"
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      aria-label={label}
      tabIndex={isActive ? 0 : -1}
      className="grid-row grid-body-row"
      style={{ transform: `translateY(${start}px)` }}
      onFocus={() => props.onFocus(index)}
      onClick={handleClick}
    >
      {isSelected === undefined ? null : (
        <div role="gridcell" className="grid-cell grid-check">
          <label className="grid-check-target">
            <input
              type="checkbox"
              className="grid-checkbox"
              checked={isSelected}
              tabIndex={isActive ? 0 : -1}
              aria-label={t('grid.select', { name: label })}
              onChange={({ nativeEvent }) => {
                const withShift = 'shiftKey' in nativeEvent && nativeEvent.shiftKey === true
                props.onSelect(index, withShift ? 'range' : 'toggle')
              }}
            />
          </label>
        </div>
      )}
      <RowIsCurrent value={isActive}>
        {twoLines === undefined ? (
          columns.map((column) => (
            <div key={column.id} role="gridcell" className="grid-cell">
              {column.cell(row)}
            </div>
          ))
        ) : (
          <div role="gridcell" className="grid-cell">
            {twoLines(row)}
          </div>
        )}
        {actions === undefined ? null : (
          <div role="gridcell" className="grid-cell grid-actions">
            {actions(row)}
          </div>
        )}
      </RowIsCurrent>
    </div>
  )
}

export const GridRow = memo(Row) as typeof Row
