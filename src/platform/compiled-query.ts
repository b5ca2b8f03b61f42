import { type Compilable, CompiledQuery, sql } from 'kysely'
import type { Database } from './database.ts'
import { prepareStatement, RoundTrip, type Statement } from './preparing-client.ts'

/** Stands in for a value while the statement is built; where it lands among the parameters is remembered. */
class Placeholder {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

/**
 * A statement that is built, compiled and prepared once and then run with ever new values: for the few that every
 * request runs, where building them costs more than running them. `build` must use each of its parameters as
 * a plain value (no decisions on them; a list only as one array, `= any(…)`) and gets all of their names from `names`.
 */
export function compiledQuery<P extends object, R>(
  names: readonly (keyof P & string)[],
  build: (db: Database, parameters: P) => Compilable<R>,
): CompiledStatement<P, R> {
  let compiled: CompiledQuery<R> | undefined

  function fill(db: Database, parameters: P): CompiledQuery<R> {
    if (compiled === undefined) {
      compiled = build(db, placeholders<P>(names)).compile()
      prepareStatement(compiled.sql)
    }
    const values = compiled.parameters.map((value) =>
      value instanceof Placeholder ? Reflect.get(parameters, value.name) : value,
    )
    return { ...compiled, parameters: values }
  }

  const run: CompiledStatement<P, R> = async (db, parameters) =>
    (await db.executeQuery(fill(db, parameters))).rows
  run.statement = (db, parameters) => {
    const { sql: text, parameters: values } = fill(db, parameters)
    return { text, values }
  }
  return run
}

export interface CompiledStatement<P, R> {
  (db: Database, parameters: P): Promise<R[]>
  /** To be sent together with others. */
  statement(db: Database, parameters: P): TypedStatement<R>
}

/** A statement that knows, for the compiler only, which rows it gives. */
interface TypedStatement<R> extends Statement {
  readonly row?: R
}

/** Sends them in one go: for those of which none needs another's answer. Answers in their order. */
export async function inOneTrip<R extends unknown[]>(
  db: Database,
  statements: { [I in keyof R]: TypedStatement<R[I]> },
): Promise<{ [I in keyof R]: R[I][] }> {
  const { rows } = await db.executeQuery(travelling(new RoundTrip(statements, { withNext: false })))
  return rows as { [I in keyof R]: R[I][] }
}

/**
 * Leaves it to the transaction's next statement, `commit` at the latest, to take this one along: for those whose
 * answer nobody needs. If it fails, that next one fails.
 */
export async function sendWithNext(tx: Database, statement: Statement): Promise<void> {
  await tx.executeQuery(travelling(new RoundTrip([statement], { withNext: true })))
}

function travelling(trip: RoundTrip): CompiledQuery {
  return CompiledQuery.raw('-- several in one round trip', [trip])
}

/** They only pass through the builder, which looks into no value. */
function placeholders<P extends object>(names: readonly (keyof P & string)[]): P {
  return Object.fromEntries(names.map((name) => [name, new Placeholder(name)])) as P
}

/** For `= any(…)`: a list as one parameter, so that the statement keeps its shape. */
export function anyOf<T>(values: readonly T[]) {
  return sql<T>`any(${values})`
}

/**
 * The same for statements that are prepared: out of a subquery, PostgreSQL never learns how many there are, and so
 * sees no use in planning the statement anew for each list, which took longer than running it.
 */
export function anyOfIds<T extends string>(ids: readonly T[]) {
  return sql<T>`any((select ${ids}::uuid[])::uuid[])`
}

/** Bytes as PostgreSQL reads them from JSON. */
export function hexOf(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes).toString('hex')}`
}
