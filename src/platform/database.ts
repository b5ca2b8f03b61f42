import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { PreparingClient } from './preparing-client.ts'
import type { Schema } from './schema.ts'

/** A Kysely handle or an open transaction: queries do not care which. */
export type Database = Kysely<Schema>

// 64-bit integers here are sequence numbers and counts, all far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

export function openPool(config: pg.PoolConfig): pg.Pool {
  return new pg.Pool({
    Client: PreparingClient,
    max: 12,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
    options: '-c enable_seqscan=off -c jit=off',
    ...config,
  })
}

export function databaseOn(pool: pg.Pool): Database {
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
}

/** The SQLSTATE of a refused statement, such as `23505` for a broken unique constraint. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.code : undefined
}

/** SQLSTATE class 23: nothing was written, and the caller's rows are to blame. */
export function isConstraintViolation(error: unknown): boolean {
  return sqlState(error)?.startsWith('23') === true
}

export function violatedConstraint(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.constraint : undefined
}
