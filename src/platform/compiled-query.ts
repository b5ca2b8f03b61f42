import type { Compilable, CompiledQuery, QueryResult } from 'kysely'
import type { Database } from './database.ts'
import { prepareStatement } from './preparing-client.ts'

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
): (db: Database, parameters: P) => Promise<R[]> {
  let compiled: CompiledQuery<R> | undefined

  return async (db, parameters) => {
    if (compiled === undefined) {
      compiled = build(db, placeholders<P>(names)).compile()
      prepareStatement(compiled.sql)
    }
    const values = compiled.parameters.map((value) =>
      value instanceof Placeholder ? Reflect.get(parameters, value.name) : value,
    )
    const { rows }: QueryResult<R> = await db.executeQuery({ ...compiled, parameters: values })
    return rows
  }
}

/** They only pass through the builder, which looks into no value. */
function placeholders<P extends object>(names: readonly (keyof P & string)[]): P {
  return Object.fromEntries(names.map((name) => [name, new Placeholder(name)])) as P
}

/** Bytes as PostgreSQL reads them from JSON. */
export function hexOf(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes).toString('hex')}`
}
