import { createHash } from 'node:crypto'
import pg from 'pg'

/** A statement as it is sent. */
export interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
}

/** Stands in for a statement's values, since Kysely knows of one statement at a time. */
export class RoundTrip {
  readonly statements: readonly Statement[]
  /** Nobody waits for their results: they leave with whatever is sent next. */
  readonly withNext: boolean

  constructor(statements: readonly Statement[], { withNext }: { withNext: boolean }) {
    this.statements = statements
    this.withNext = withNext
  }
}

const names = new Map<string, string>()

/** Has each connection prepare this statement once. For statements of fixed shape, which any plan serves. */
export function prepareStatement(text: string): void {
  names.set(text, `k_${createHash('sha256').update(text).digest('base64url').slice(0, 24)}`)
}

/**
 * A client that prepares the statements that were named so: parsing and planning one of them costs more than
 * running it. All others are planned for their own values each time: what is right for one search isn't for
 * another. It also saves round trips: `begin` leaves with the transaction's first statement, and statements
 * whose results nobody waits for with the next one, whose answer then tells of their failure.
 */
export class PreparingClient extends pg.Client {
  #held: Statement[] = []

  constructor(config?: pg.ClientConfig) {
    super({ ...config, pipeline: true })
  }

  // pg's own type has an overload for each way of calling; Kysely uses one of them.
  override query = ((text: unknown, values?: unknown, callback?: unknown) => {
    if (typeof text !== 'string' || !Array.isArray(values) || callback !== undefined)
      return super.query(text as never, values as never, callback as never)
    const [first] = values as unknown[]
    const trip = first instanceof RoundTrip ? first : undefined
    const statements = trip?.statements ?? [{ text, values: values as unknown[] }]
    if (text === 'begin' || trip?.withNext === true) {
      this.#held.push(...statements)
      return Promise.resolve(emptyResult('SELECT'))
    }
    if (text === 'commit' || text === 'rollback') return this.#end(text)
    return this.#sendAll(statements).then((results) =>
      trip === undefined
        ? results[0]
        : { ...emptyResult('SELECT'), rows: results.map(({ rows }) => rows) },
    )
  }) as pg.Client['query']

  /** Ends the transaction, if it has come to the server at all. */
  async #end(how: 'commit' | 'rollback'): Promise<unknown> {
    const begins = this.#held[0]?.text === 'begin'
    if (how === 'rollback') this.#held = []
    if (begins && this.#held.length <= 1) {
      this.#held = []
      return emptyResult(how.toUpperCase())
    }
    const [result] = await this.#sendAll([{ text: how, values: [] }])
    return result
  }

  /** In one write, behind what is held. Fails with the first error; PostgreSQL refuses what follows it in the transaction. */
  async #sendAll(statements: readonly Statement[]): Promise<pg.QueryResult[]> {
    const held = this.#held
    this.#held = []
    const { stream } = this.connection
    stream.cork()
    const sent = [...held, ...statements].map(({ text, values }) =>
      super.query({ ...nameOf(text), text, values: [...values] }),
    )
    stream.uncork()
    return (await Promise.all(sent)).slice(held.length)
  }
}

function nameOf(text: string): { name?: string } {
  const name = names.get(text)
  return name === undefined ? {} : { name }
}

function emptyResult(command: string): Pick<pg.QueryResult, 'command' | 'rowCount' | 'rows'> {
  return { command, rowCount: 0, rows: [] }
}
