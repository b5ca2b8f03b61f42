import type { UserColumn } from '../../../src/accounts/contract.ts'
import type { SavedQuery, SavedView } from '../../../src/accounts/views/contract.ts'
import type { SearchChange, UsersSearch } from '../users-search.ts'
import { FILTERS, usersSearch } from '../users-search.ts'
import { columnsText } from './list-columns.ts'

/** Everything that the address says about a list, to be taken back at once. */
export const CLEARED = Object.fromEntries(
  ['view', 'search', ...FILTERS, 'sort', 'order', 'saved', 'columns'].map((name) => [
    name,
    undefined,
  ]),
) as SearchChange

/** The address of a view: all that it asks for, so that whoever gets the link sees the same also without the view. */
export function searchOfView({
  id,
  query,
  columns,
}: Pick<SavedView, 'id' | 'query' | 'columns'>): SearchChange {
  const known = usersSearch({ ...query, saved: id, columns: columnsText(columns) })
  return { ...CLEARED, ...known }
}

/** What a view would keep of what is listed now. */
export function queryOf(search: UsersSearch): SavedQuery {
  const { saved: _saved, columns: _columns, add: _add, ...query } = usersSearch({ ...search })
  return query
}

/** Is something else listed than the view says, or in other columns? */
export function differs(
  view: Pick<SavedView, 'query' | 'columns'>,
  search: UsersSearch,
  columns: readonly UserColumn[],
): boolean {
  return (
    textOf(queryOf(search)) !== textOf(queryOf(usersSearch(view.query))) ||
    columnsText(view.columns) !== columnsText(columns)
  )
}

/** Is there anything that would be worth a name? */
export function isWorthSaving(search: UsersSearch): boolean {
  const { view: _view, ...more } = queryOf(search)
  return Object.keys(more).length > 0 || search.columns !== undefined
}

function textOf(query: SavedQuery): string {
  return JSON.stringify(Object.entries(query).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
