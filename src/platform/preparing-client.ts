import { createHash } from 'node:crypto'
import pg from 'pg'

const MOST_STATEMENTS = 300

/**
 * A client that prepares each statement once for its connection: parsing and rewriting a reset's statement
 * costs more than running it. Statements of ever new shapes go unprepared once there are many.
 */
export class PreparingClient extends pg.Client {
  readonly #names = new Map<string, string>()

  // pg's own type has an overload for each way of calling; Kysely uses one of them.
  override query = ((statement: unknown, values?: unknown, callback?: unknown) => {
    const name =
      typeof statement === 'string' && Array.isArray(values) && typeof callback !== 'function'
        ? this.#nameOf(statement)
        : undefined
    return name === undefined
      ? super.query(statement as never, values as never, callback as never)
      : super.query({ name, text: statement as string, values: values as unknown[] })
  }) as pg.Client['query']

  #nameOf(text: string): string | undefined {
    const known = this.#names.get(text)
    if (known !== undefined || this.#names.size >= MOST_STATEMENTS) return known
    const name = `k_${createHash('sha256').update(text).digest('base64url').slice(0, 24)}`
    this.#names.set(text, name)
    return name
  }
}
