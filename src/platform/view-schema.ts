import type { Json, OptionalTimestamp, Timestamp } from './schema-columns.ts'

/** The tables of how operators want their lists. */
export interface ViewSchema {
  user_view: {
    id: string
    name: string
    owner_id: string | null
    owner_name: string
    private_to: string | null
    query: Json
    columns: string[]
    created_at: Timestamp
    updated_at: Timestamp
    deleted_at: OptionalTimestamp
  }
  user_list_columns: { user_id: string; columns: string[] }
}
