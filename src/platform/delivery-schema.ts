import type { Generated, GeneratedAlways } from 'kysely'
import type { Lane } from './argon2.ts'
import type { Language } from './language.ts'
import type { Optional, OptionalTimestamp, Timestamp } from './schema-columns.ts'

/** The tables of messages and of what becomes of them. */
export interface DeliverySchema {
  delivery: {
    id: string
    sequence: GeneratedAlways<number>
    kind: string
    handover_id: string | null
    user_id: string | null
    recipient: string
    language: Language
    message_id: string
    sealed_payload: Buffer | null
    status: 'queued' | 'accepted' | 'delayed' | 'failed' | 'cancelled'
    reason: Optional<string>
    server_answer: Optional<string>
    reported: Optional<'delivered' | 'relayed' | 'delayed' | 'failed' | 'complained'>
    reported_at: OptionalTimestamp
    attempts: Generated<number>
    transport: Optional<string>
    lane: Generated<Lane>
    created_at: Timestamp
    due_at: Timestamp
    give_up_at: Timestamp
    leased_until: OptionalTimestamp
    settled_at: OptionalTimestamp
  }
  delivery_report: {
    id: GeneratedAlways<number>
    delivery_id: string
    source: 'dsn' | 'ses' | 'sendgrid' | 'postmark' | 'mailgun'
    source_event_id: string
    kind: 'delivered' | 'relayed' | 'delayed' | 'failed' | 'autoReply' | 'complained'
    status: string | null
    diagnostic: string | null
    reported_by: string | null
    at: Timestamp
    received_at: Timestamp
  }
  refused_report: {
    reason: string
    times: number
    last_at: Timestamp
  }
  suppressed_address: {
    address_key: string
    address: string
    reason: 'bounced' | 'complained'
    status: string | null
    diagnostic: string | null
    delivery_id: string | null
    since: Timestamp
    times: number
  }
  mail_transport: {
    name: string
    position: number
    domains: string[]
    state: 'ready' | 'paused'
    reason: Optional<string>
    server_answer: Optional<string>
    paused_at: OptionalTimestamp
    retry_at: OptionalTimestamp
    bulk_retry_at: OptionalTimestamp
    faults: Generated<number>
  }
  report_mailbox: {
    only_row: Generated<boolean>
    account: string
    server: string
    uid_validity: Optional<number>
    last_uid: Generated<number>
    holder: Optional<string>
    leased_until: OptionalTimestamp
    connected_at: OptionalTimestamp
    read_at: OptionalTimestamp
    reason: Optional<string>
    server_answer: Optional<string>
    faults: Generated<number>
    retry_at: OptionalTimestamp
  }
  mail_transport_use: {
    transport: string
    since: Timestamp
    sent: number
  }
  mailbox_message: {
    id: string
    sequence: GeneratedAlways<number>
    received_at: Timestamp
    sealed: Buffer
  }
}
