import type { ReactNode } from 'react'

export interface GridColumn<Row> {
  readonly id: string
  readonly header: string
  /** A track of CSS grid: `minmax(12rem, 2fr)`. */
  readonly width: string
  /** What the list is sorted by when the header is pressed; left out if it can't be. */
  readonly sortBy?: string
  /** Shown only in grids at least this many pixels wide. */
  readonly showFrom?: number
  /** It needs this many pixels: where not all have room, the last ones give way. */
  readonly least?: number
  /** Gives way after all the others. */
  readonly stays?: boolean
  readonly cell: (row: Row) => ReactNode
}

export interface GridSort {
  readonly by: string
  readonly order: 'asc' | 'desc'
  readonly onChange: (by: string, order: 'asc' | 'desc') => void
}

export interface GridSelection {
  readonly selected: ReadonlySet<string>
  readonly onChange: (selected: ReadonlySet<string>) => void
}

/** Below it a row is two lines. */
export const TWO_LINES_BELOW = 600

/** For the check box and the action of a row. */
const BESIDE = 44 + 48

/** Those that have room. The first one always has. */
export function visibleColumns<Row>(
  columns: readonly GridColumn<Row>[],
  width: number,
): readonly GridColumn<Row>[] {
  const shown = columns.filter(({ showFrom }) => showFrom === undefined || width >= showFrom)
  while (needed(shown) > width) {
    const others = shown.slice(1)
    const last = others.findLast(({ stays }) => stays !== true) ?? others.at(-1)
    if (last === undefined) break
    shown.splice(shown.indexOf(last), 1)
  }
  return shown
}

function needed(columns: readonly { readonly least?: number }[]): number {
  return columns.reduce((sum, { least = 0 }) => sum + least, BESIDE)
}

export function tracks(columns: readonly { readonly width: string }[]): string {
  return columns.map(({ width }) => width).join(' ')
}
