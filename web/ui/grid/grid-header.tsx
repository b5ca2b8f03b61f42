import { Select } from '../fluent.ts'
import { AscendingIcon, DescendingIcon } from '../icons.ts'
import { useT } from '../t.tsx'
import type { GridColumn, GridSort } from './columns.ts'

interface Props {
  readonly columns: readonly Pick<GridColumn<never>, 'id' | 'header' | 'sortBy'>[]
  readonly sort: GridSort | undefined
  readonly twoLines: boolean
  readonly hasActions: boolean
  /** Left out in grids without selection. */
  readonly allSelected?: boolean | 'mixed'
  readonly onSelectAll?: () => void
}

export function GridHeader(props: Props) {
  const { columns, sort, twoLines, hasActions, allSelected, onSelectAll } = props
  const t = useT()
  return (
    <div role="rowgroup" className="grid-header">
      <div role="row" aria-rowindex={1} className="grid-row grid-header-row">
        {allSelected === undefined ? null : (
          <div role="columnheader" className="grid-cell grid-check">
            <label className="grid-check-target">
              <input
                type="checkbox"
                className="grid-checkbox"
                ref={(box) => {
                  if (box !== null) box.indeterminate = allSelected === 'mixed'
                }}
                checked={allSelected === true}
                aria-label={t('grid.selectAll')}
                onChange={() => onSelectAll?.()}
              />
            </label>
          </div>
        )}
        {twoLines ? (
          <div role="columnheader" className="grid-cell">
            {sort === undefined ? columns[0]?.header : <SortChoice columns={columns} sort={sort} />}
          </div>
        ) : (
          columns.map((column) => (
            <div
              key={column.id}
              role="columnheader"
              className="grid-cell"
              aria-sort={ariaSort(column.sortBy, sort)}
            >
              {column.sortBy === undefined || sort === undefined ? (
                <span className="grid-heading">{column.header}</span>
              ) : (
                <SortButton header={column.header} sortBy={column.sortBy} sort={sort} />
              )}
            </div>
          ))
        )}
        {hasActions ? (
          <div role="columnheader" className="grid-cell">
            <span className="visually-hidden">{t('grid.actions')}</span>
          </div>
        ) : null}
      </div>
    </div>
  )
}

interface SortButtonProps {
  readonly header: string
  readonly sortBy: string
  readonly sort: GridSort
}

function SortButton({ header, sortBy, sort }: SortButtonProps) {
  const isCurrent = sort.by === sortBy
  const Arrow = sort.order === 'asc' ? AscendingIcon : DescendingIcon
  return (
    <button
      type="button"
      className="grid-sort"
      onClick={() => sort.onChange(sortBy, isCurrent && sort.order === 'asc' ? 'desc' : 'asc')}
    >
      <span className="grid-heading">{header}</span>
      {isCurrent ? <Arrow className="grid-sort-arrow" /> : null}
    </button>
  )
}

/** On phones there are no headers to press. */
function SortChoice({ columns, sort }: Pick<Props, 'columns'> & { readonly sort: GridSort }) {
  const t = useT()
  const choices = columns.flatMap(({ header, sortBy }) =>
    sortBy === undefined ? [] : [{ header, sortBy }],
  )
  return (
    <Select
      appearance="underline"
      aria-label={t('grid.sortBy')}
      value={`${sort.by} ${sort.order}`}
      onChange={(_, { value }) => {
        const [by = sort.by, order] = value.split(' ')
        sort.onChange(by, order === 'desc' ? 'desc' : 'asc')
      }}
    >
      {choices.flatMap(({ header, sortBy }) => [
        <option key={`${sortBy} asc`} value={`${sortBy} asc`}>
          {t('grid.ascending', { column: header })}
        </option>,
        <option key={`${sortBy} desc`} value={`${sortBy} desc`}>
          {t('grid.descending', { column: header })}
        </option>,
      ])}
    </Select>
  )
}

function ariaSort(sortBy: string | undefined, sort: GridSort | undefined) {
  if (sortBy === undefined || sort === undefined) return undefined
  if (sort.by !== sortBy) return 'none'
  return sort.order === 'asc' ? 'ascending' : 'descending'
}
