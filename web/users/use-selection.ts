import { useMemo, useState } from 'react'
import type { UserExportQuery, UserListItem } from '../../src/accounts/contract.ts'
import type { Static } from 'typebox'
import type { Chosen } from '../bulk/bulk-draft.ts'
import { COUNTED_UP_TO } from '../bulk/counted.ts'

const NONE: ReadonlySet<string> = new Set()

export interface Selection {
  readonly selected: ReadonlySet<string>
  /** Those of the selected that are loaded. */
  readonly rows: readonly UserListItem[]
  /** All that the filter matches, also those that nobody has scrolled to. */
  readonly isAll: boolean
  /** All that are loaded are ticked, and there are more. */
  readonly offersAll: boolean
  readonly chosen: Chosen
  readonly onChange: (selected: ReadonlySet<string>) => void
  readonly onAll: () => void
  readonly onClear: () => void
}

interface Ticks {
  /** The query that was shown when they were set, as text. */
  readonly of: string
  readonly ticked: ReadonlySet<string>
  readonly isAll: boolean
}

/**
 * Who is ticked. All that match are chosen by the filter itself; any other tick ends that. A list that asks for something
 * else, also by a link or by the way back, begins with nobody: "all" would silently be others.
 */
export function useSelection(
  rows: readonly UserListItem[],
  total: number | null,
  query: Static<typeof UserExportQuery>,
): Selection {
  const of = JSON.stringify(query)
  const [kept, setKept] = useState<Ticks>({ of, ticked: NONE, isAll: false })
  const isSame = kept.of === of
  if (!isSame) setKept({ of, ticked: NONE, isAll: false })
  const isAll = isSame && kept.isAll
  const ticked = isSame ? kept.ticked : NONE
  const selected = useMemo(
    () => (isAll ? new Set(rows.map(({ id }) => id)) : ticked),
    [isAll, rows, ticked],
  )
  const selectedRows = rows.filter(({ id }) => selected.has(id))

  function change(next: ReadonlySet<string>, all: boolean) {
    setKept({ of, ticked: next, isAll: all })
  }

  return {
    selected,
    rows: selectedRows,
    isAll,
    offersAll:
      !isAll &&
      rows.length > 0 &&
      selectedRows.length === rows.length &&
      (total ?? 0) > rows.length,
    chosen: isAll
      ? {
          selection: { query },
          count: total === null || total > COUNTED_UP_TO ? null : total,
        }
      : {
          selection: { ids: selectedRows.map(({ id }) => id) },
          count: selectedRows.length,
        },
    onChange: (next) => change(next, false),
    onAll: () => change(NONE, true),
    onClear: () => change(NONE, false),
  }
}
