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

export function visibleColumns<Row>(
  columns: readonly GridColumn<Row>[],
  width: number,
): readonly GridColumn<Row>[] {
  return columns.filter(({ showFrom }) => showFrom === undefined || width >= showFrom)
}

export function tracks(columns: readonly { readonly width: string }[]): string {
  return columns.map(({ width }) => width).join(' ')
}
