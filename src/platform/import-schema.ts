import type { ColumnType, Generated } from 'kysely'
import type { Optional, OptionalTimestamp, Timestamp } from './schema-columns.ts'

/** Written as JSON text; rooms give it their own types. */
type JsonOf<T> = ColumnType<T, string, string>

/** The tables of files that are being imported. */
export interface ImportSchema {
  import_file: {
    id: string
    operator_id: string
    file_name: string
    source: JsonOf<Record<string, unknown>>
    columns: JsonOf<string[]>
    columns_key: string
    first_line: number
    line_count: number
    state: 'mapping' | 'verifying' | 'verified'
    mapping: JsonOf<Record<string, unknown> | null>
    revision: Generated<number>
    verified_through: Generated<number>
    verified_lines: Generated<number>
    leased_until: OptionalTimestamp
    job_id: Optional<string>
    created_at: Timestamp
    touched_at: Timestamp
  }
  import_line: {
    import_id: string
    line: number
    cells: JsonOf<string[]>
    status: Generated<'unverified' | 'new' | 'changed' | 'unchanged' | 'problem'>
    left_out: Generated<boolean>
    user_id: Optional<string>
    outcome: JsonOf<Record<string, unknown> | null>
  }
  import_key: { import_id: string; key: string; kind: 'name' | 'address'; line: number }
  import_template: {
    id: string
    name: string
    columns: JsonOf<string[]>
    columns_key: string
    mapping: JsonOf<Record<string, unknown>>
    saved_by_name: string
    saved_at: Timestamp
  }
}
