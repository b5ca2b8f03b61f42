import './grid.css'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import type { KeyboardEvent, ReactNode } from 'react'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useScrollArea } from '../scroll-area.tsx'
import type { GridColumn, GridSelection, GridSort } from './columns.ts'
import { TWO_LINES_BELOW, tracks, visibleColumns } from './columns.ts'
import { GridHeader } from './grid-header.tsx'
import { moveByKey, rangeOf, toggled, withActive } from './grid-moves.ts'
import { GridRow } from './grid-row.tsx'
import { useGridMeasures } from './use-grid-measures.ts'
import { useGridShortcuts } from './use-grid-shortcuts.ts'

interface Props<Row> {
  /** What the list holds, for screen readers. */
  readonly label: string
  readonly columns: readonly GridColumn<Row>[]
  readonly rows: readonly Row[]
  /** A row's name. */
  readonly nameOf: (row: Row) => string
  /** A row on a phone: two lines. */
  readonly twoLines: (row: Row) => ReactNode
  readonly actions?: (row: Row) => ReactNode
  readonly selection?: GridSelection
  readonly sort?: GridSort
  /** Enter on a row. */
  readonly onOpen?: (row: Row) => void
  readonly onActive?: (row: Row | undefined) => void
  /** Of all pages together; null while nobody knows. */
  readonly total: number | null
  readonly hasMore?: boolean
  readonly isLoading?: boolean
  readonly onEndReached?: () => void
  /** Said above the list where columns have no room. */
  readonly hiddenNote?: (headers: readonly string[]) => ReactNode
  /** What stands there instead of rows. */
  readonly empty: ReactNode
}

const ONE_LINE = 44
const TWO_LINES = 64
const OVERSCAN = 8
const NOTHING: ReadonlySet<string> = new Set()

/** A list in which one row is current: it has the focus, and keeps it while the list is scrolled or grows. */
export function Grid<Row extends { readonly id: string }>(props: Props<Row>) {
  const { label, rows, nameOf, actions, selection, sort, onOpen, onActive, total } = props
  const { hasMore = false, isLoading = false, onEndReached } = props
  const scrollArea = useScrollArea()
  const body = useRef<HTMLDivElement>(null)
  const { width, margin, rootRef } = useGridMeasures(scrollArea, body)
  const [current, setCurrent] = useState({ active: 0, anchor: 0 })
  const active = Math.min(current.active, Math.max(rows.length - 1, 0))
  const isTwoLines = width < TWO_LINES_BELOW
  const columns = useMemo(() => visibleColumns(props.columns, width), [props.columns, width])
  const ids = useMemo(() => rows.map(({ id }) => id), [rows])
  const selected = selection?.selected ?? NOTHING

  // It changes its own state between drawings, which only a compiler that we don't use would mind.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer<HTMLElement, HTMLElement>({
    count: rows.length,
    getScrollElement: () => scrollArea,
    estimateSize: () => (isTwoLines ? TWO_LINES : ONE_LINE),
    getItemKey: useCallback((index: number) => ids[index] ?? index, [ids]),
    overscan: OVERSCAN,
    scrollMargin: margin,
    scrollPaddingStart: ONE_LINE + 4,
    scrollPaddingEnd: ONE_LINE + 12,
    rangeExtractor: useCallback(
      (range: Parameters<typeof defaultRangeExtractor>[0]) =>
        withActive(defaultRangeExtractor(range), active, rows.length),
      [active, rows.length],
    ),
  })
  const items = virtualizer.getVirtualItems()
  const lastDrawn = items.at(-1)?.index ?? -1

  useEffect(() => {
    if (hasMore && !isLoading && lastDrawn >= rows.length - OVERSCAN * 2) onEndReached?.()
  }, [hasMore, isLoading, lastDrawn, rows.length, onEndReached])

  const activeRow = rows[active]
  useEffect(() => onActive?.(activeRow), [onActive, activeRow])

  /** The row is drawn before it is focused: an undrawn one would lose the focus to the page. */
  function focusRow(index: number, extendsRange = false) {
    if (index < 0 || index >= rows.length) return
    flushSync(() => {
      onActive?.(rows[index])
      setCurrent(({ anchor }) => ({ active: index, anchor: extendsRange ? anchor : index }))
      if (extendsRange) selection?.onChange(rangeOf(ids, current.anchor, index))
    })
    virtualizer.scrollToIndex(index, { align: 'auto' })
    body.current
      ?.querySelector<HTMLElement>(`[data-index="${index}"]`)
      ?.focus({ preventScroll: true })
  }

  /** Said at once, not after the drawing: the very next key acts on this row. */
  function handleFocus(index: number) {
    if (index === current.active) return
    setCurrent({ active: index, anchor: index })
    onActive?.(rows[index])
  }

  function handleSelect(index: number, how: 'only' | 'toggle' | 'range') {
    const id = ids[index]
    if (selection === undefined || id === undefined) return
    if (how === 'range') {
      selection.onChange(rangeOf(ids, current.anchor, index))
      setCurrent(({ anchor }) => ({ active: index, anchor }))
      return
    }
    const isOnlyOne = selected.size === 1 && selected.has(id)
    if (how === 'toggle' || isOnlyOne) selection.onChange(toggled(selected, id))
    else selection.onChange(new Set([id]))
    setCurrent({ active: index, anchor: index })
  }

  function handleKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const next = moveByKey(event.key, active, rows.length)
    if (next !== undefined) {
      event.preventDefault()
      focusRow(next, event.shiftKey && selection !== undefined)
      return
    }
    // Inside a row, Space and Enter belong to the check box, the link or the button that has the focus.
    const isOnRow = event.target instanceof Element && event.target.getAttribute('role') === 'row'
    if (!isOnRow || activeRow === undefined) return
    if (event.key === ' ') handleSelect(active, 'toggle')
    else if (event.key === 'Enter') onOpen?.(activeRow)
    else return
    event.preventDefault()
  }

  const selectAll = () => selection?.onChange(new Set(ids))
  useGridShortcuts({
    hasSelection: selection !== undefined,
    someSelected: selected.size > 0,
    onNext: () => focusRow(body.current?.contains(document.activeElement) ? active + 1 : active),
    onPrevious: () =>
      focusRow(body.current?.contains(document.activeElement) ? active - 1 : active),
    onToggle: () => handleSelect(active, 'toggle'),
    onAll: selectAll,
    onClear: () => selection?.onChange(NOTHING),
  })

  const allSelected = rows.length > 0 && ids.every((id) => selected.has(id))
  // Rows remember these; what they do is always the latest.
  const latest = useRef({ handleSelect, handleFocus })
  useLayoutEffect(() => {
    latest.current = { handleSelect, handleFocus }
  })
  const handleRowSelect = useCallback(
    (index: number, how: 'only' | 'toggle' | 'range') => latest.current.handleSelect(index, how),
    [],
  )
  const handleRowFocus = useCallback((index: number) => latest.current.handleFocus(index), [])

  const hidden = isTwoLines ? [] : props.columns.filter((column) => !columns.includes(column))

  return (
    <>
      {hidden.length === 0 ? null : props.hiddenNote?.(hidden.map(({ header }) => header))}
      <div
        ref={rootRef}
        role="grid"
        aria-label={label}
        aria-rowcount={total === null ? -1 : total + 1}
        aria-multiselectable={selection === undefined ? undefined : true}
        aria-busy={isLoading}
        className={isTwoLines ? 'grid grid-two-lines' : 'grid'}
        style={{ '--grid-tracks': gridTracks(columns, isTwoLines, props) } as object}
      >
        <GridHeader
          columns={isTwoLines ? props.columns : columns}
          sort={sort}
          twoLines={isTwoLines}
          hasActions={actions !== undefined}
          {...(selection === undefined
            ? {}
            : {
                allSelected: allSelected ? true : selected.size > 0 ? ('mixed' as const) : false,
                onSelectAll: () => (allSelected ? selection.onChange(NOTHING) : selectAll()),
              })}
        />
        {/* The keys come from the rows, which have the focus. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <div
          ref={body}
          role="rowgroup"
          className="grid-body"
          style={{ height: virtualizer.getTotalSize() }}
          onKeyDown={handleKeyDown}
        >
          {items.map((item) => {
            const row = rows[item.index]
            if (row === undefined) return null
            return (
              <GridRow
                key={row.id}
                row={row}
                index={item.index}
                start={item.start - margin}
                columns={columns}
                label={nameOf(row)}
                isActive={item.index === active}
                isSelected={selection === undefined ? undefined : selected.has(row.id)}
                twoLines={isTwoLines ? props.twoLines : undefined}
                actions={actions}
                measure={virtualizer.measureElement}
                onFocus={handleRowFocus}
                onSelect={handleRowSelect}
              />
            )
          })}
        </div>
      </div>
      {isLoading ? <LoadingRows many={rows.length === 0} isTwoLines={isTwoLines} /> : null}
      {!isLoading && rows.length === 0 ? <div className="grid-empty">{props.empty}</div> : null}
    </>
  )
}

function gridTracks<Row>(
  columns: readonly GridColumn<Row>[],
  isTwoLines: boolean,
  { selection, actions }: Pick<Props<Row>, 'selection' | 'actions'>,
): string {
  const check = selection === undefined ? '' : '44px '
  const middle = isTwoLines ? 'minmax(0, 1fr)' : tracks(columns)
  return `${check}${middle}${actions === undefined ? '' : ' 48px'}`
}

interface LoadingProps {
  readonly many: boolean
  readonly isTwoLines: boolean
}

function LoadingRows({ many, isTwoLines }: LoadingProps) {
  return (
    <div className={isTwoLines ? 'grid-two-lines' : undefined} aria-hidden="true">
      {Array.from({ length: many ? 10 : 2 }, (_, index) => (
        <div key={index} className="grid-loading-row" />
      ))}
    </div>
  )
}
