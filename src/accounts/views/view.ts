import { Value } from 'typebox/value'
import { USER_COLUMNS, type UserColumn } from '../contract.ts'
import { SavedQuery } from './contract.ts'

/** So many an operator keeps at most. */
export const MOST_VIEWS = 200
const UNDO_MS = 24 * 60 * 60 * 1000

/** A list of users that somebody keeps. */
export interface View {
  readonly id: string
  readonly name: string
  /** Null once they are gone for good. */
  readonly ownerId: string | null
  readonly ownerName: string
  readonly shared: boolean
  readonly query: SavedQuery
  readonly columns: readonly UserColumn[]
  readonly updatedAt: Date
  readonly deletedAt: Date | null
}

/** A name on one line, without what can't be seen. */
export function viewName(typed: string): string {
  return typed
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
}

/** What is stored, as far as this version knows it: a view must open after every change of the product. */
export function knownQuery(stored: Readonly<Record<string, unknown>>): SavedQuery {
  const known = Object.entries(SavedQuery.properties).filter(
    ([name, schema]) => stored[name] !== undefined && Value.Check(schema, stored[name]),
  )
  return Object.fromEntries(known.map(([name]) => [name, stored[name]]))
}

export function knownColumns(stored: readonly string[]): UserColumn[] {
  return stored.flatMap((name) => USER_COLUMNS.find((column) => column === name) ?? [])
}

/** What is said with nothing in it is not said; the database can't hold a null character. */
export function storedQuery(query: SavedQuery): Record<string, string> {
  const said = Object.entries(query).map(([name, value]) => [name, value.replaceAll('\0', '')])
  return Object.fromEntries(said.filter(([, value]) => value !== ''))
}

/** Views deleted before this moment stay deleted. */
export function undoneSince(now: Date): Date {
  return new Date(now.getTime() - UNDO_MS)
}
