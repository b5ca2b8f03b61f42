import { createHash } from 'node:crypto'
import pg from 'pg'

const names = new Map<string, string>()

/** Has each connection prepare this statement once. For statements of fixed shape, which any plan serves. */
export function prepareStatement(text: string): void {
  names.set(text, `k_${createHash('sha256').update(text).digest('base64url').slice(0, 24)}`)
}

/**
 * A client that prepares the statements that were named so: parsing and planning one of them costs more than
 * running it. All others are planned for their own values each time: what is right for one search isn't for
 * another.
 */
export class PreparingClient extends pg.Client {
  // pg's own type has an overload for each way of calling; Kysely uses one of them.
  override query = ((statement: unknown, values?: unknown, callback?: unknown) => {
    const name =
      typeof statement === 'string' && Array.isArray(values) ? names.get(statement) : undefined
    return name === undefined
      ? super.query(statement as never, values as never, callback as never)
      : super.query({ name, text: statement as string, values: values as unknown[] })
  }) as pg.Client['query']
}
