import { Problem } from './problem.ts'

interface CursorTypes {
  readonly string: string
  readonly number: number
  readonly boolean: boolean
  readonly nullableString: string | null
}
type Kind = keyof CursorTypes
type Values<K extends readonly Kind[]> = { -readonly [I in keyof K]: CursorTypes[K[I]] }

/** Where the next page of a keyset-paged list begins: opaque to clients, checked when it comes back. */
export function encodeCursor(values: readonly (string | number | boolean | null)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

export function decodeCursor<const K extends readonly Kind[]>(
  cursor: string | undefined,
  kinds: K,
): Values<K> | undefined {
  if (cursor === undefined) return undefined
  const values = parse(cursor)
  if (!Array.isArray(values) || !fits(values, kinds))
    throw new Problem('invalid', 'cursor-invalid', 'This page of the list does not exist.')
  return values
}

function fits<const K extends readonly Kind[]>(values: unknown[], kinds: K): values is Values<K> {
  return (
    values.length === kinds.length &&
    kinds.every((kind, index) =>
      kind === 'nullableString'
        ? values[index] === null || typeof values[index] === 'string'
        : typeof values[index] === kind,
    )
  )
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}
