import type { GeneratedAlways } from 'kysely'
import type { Json, Optional, OptionalTimestamp, Timestamp } from './schema-columns.ts'

/** The tables of work on many users at once. */
export interface JobSchema {
  job: {
    id: string
    number: GeneratedAlways<number>
    kind:
      | 'reset'
      | 'block'
      | 'unblock'
      | 'signOut'
      | 'delete'
      | 'restore'
      | 'assignRole'
      | 'removeRole'
      | 'import'
    state: 'gathering' | 'draft' | 'awaitingApproval' | 'running' | 'paused' | 'done' | 'cancelled'
    operator_id: string
    operator_name: string
    network: string
    options: Json
    selection: Json
    created_at: Timestamp
    confirmed: Optional<number>
    started_at: OptionalTimestamp
    ended_at: OptionalTimestamp
    paused_at: OptionalTimestamp
    paused_seconds: Optional<number>
    pause_reason: Optional<'operator' | 'operatorUnable'>
    approved_by: Optional<string>
    approved_by_name: Optional<string>
    declined_by_name: Optional<string>
    declined_at: OptionalTimestamp
    leased_by: Optional<string>
    leased_until: OptionalTimestamp
  }
  job_row: {
    job_id: string
    ordinal: number
    user_id: Optional<string>
    name: string
    login: string
    plan: Json
    state: 'planned' | 'leftOut' | 'done' | 'failed' | 'cancelled'
    reason: Optional<string>
    detail: Optional<Record<string, unknown>>
    handover_number: Optional<number>
    attempts: Optional<number>
    leased_by: Optional<string>
    leased_until: OptionalTimestamp
    settled_at: OptionalTimestamp
  }
}
