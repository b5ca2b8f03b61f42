import type { ColumnType } from 'kysely'

export type Timestamp = ColumnType<Date, Date, Date>
export type OptionalTimestamp = ColumnType<Date | null, Date | null | undefined, Date | null>
export type Optional<T> = ColumnType<T | null, T | null | undefined, T | null>
export type Json = ColumnType<Record<string, unknown>, string, string>
