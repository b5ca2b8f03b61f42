import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { DeliverySchema } from './delivery-schema.ts'
import type { ImportSchema } from './import-schema.ts'
import type { JobSchema } from './job-schema.ts'
import type { Language } from './language.ts'
import type { Json, Optional, OptionalTimestamp, Timestamp } from './schema-columns.ts'
import type { ViewSchema } from './view-schema.ts'

/** The tables of `migrations/`, as Kysely sees them. */
export interface Schema extends DeliverySchema, ImportSchema, JobSchema, ViewSchema {
  organisation: {
    only_row: Generated<boolean>
    kind: 'demo' | 'real'
    name: string
    support_contact: string
    default_language: Language
    languages: Language[]
    domains: string[]
    set_up_at: OptionalTimestamp
    created_at: Timestamp
    settings: ColumnType<Record<string, unknown>, string | undefined, string>
    key_canary: Buffer
  }
  audit_event: {
    sequence: number
    occurred_at: Timestamp
    actor_kind: 'user' | 'recipient' | 'job' | 'command' | 'anonymous'
    actor_id: string | null
    actor_name: string | null
    action: string
    outcome: 'success' | 'refused'
    target_kind: string | null
    target_id: string | null
    target_name: string | null
    network: string | null
    detail: Json
    mac: Buffer
  }
  audit_head: {
    only_row: Generated<boolean>
    sequence: number
    mac: Buffer
    chain_from: Generated<number>
  }
  rate_limit: { bucket: string; hits: number; window_ends_at: Timestamp }
  user_account: {
    id: string
    user_principal_name: string
    display_name: string
    given_name: Optional<string>
    surname: Optional<string>
    job_title: Optional<string>
    department: Optional<string>
    office_location: Optional<string>
    street_address: Optional<string>
    postal_code: Optional<string>
    city: Optional<string>
    state: Optional<string>
    country: Optional<string>
    mobile_phone: Optional<string>
    business_phones: Generated<string[]>
    preferred_language: Optional<Language>
    account_enabled: Generated<boolean>
    created_at: Timestamp
    created_by: Optional<string>
    deleted_at: OptionalTimestamp
    last_sign_in_at: OptionalTimestamp
    mail: Optional<string>
    search_text: GeneratedAlways<string>
  }
  contact_address: {
    id: string
    user_id: string
    kind: 'mail' | 'other'
    address: string
    address_key: string
    source: 'imported' | 'operator' | 'owner'
    added_by: Optional<string>
    added_by_name: Optional<string>
    added_at: Timestamp
    confirmed_at: OptionalTimestamp
    removed_at: OptionalTimestamp
  }
  address_confirmation: { token_hash: Buffer; address_id: string; expires_at: Timestamp }
  role_assignment: {
    user_id: string
    role: string
    assigned_by: Optional<string>
    assigned_by_name: Optional<string>
    assigned_at: Timestamp
  }
  password_credential: {
    user_id: string
    version: number
    hash: string | null
    must_change: boolean
    handover_id: Optional<string>
    expires_at: OptionalTimestamp
    changed_at: Timestamp
  }
  sign_in_failure: {
    name_key: Buffer
    failures: number
    recent_wrong: Generated<Buffer[]>
    lockouts: Generated<number>
    locked_until: OptionalTimestamp
    last_failed_at: Timestamp
  }
  session: {
    id: string
    token_hash: Buffer
    user_id: string
    must_change: boolean
    created_at: Timestamp
    authenticated_at: Timestamp
    last_seen_at: Timestamp
    idle_expires_at: Timestamp
    expires_at: Timestamp
    network: string
    user_agent: string
  }
  sign_in_link: {
    token_hash: Buffer
    user_id: string
    purpose: 'invite' | 'demo'
    created_at: Timestamp
    expires_at: Timestamp
    used_at: OptionalTimestamp
  }
  handover: {
    id: string
    number: number
    user_id: string
    operator_id: Optional<string>
    operator_name: string
    way: 'revealLink' | 'setLink' | 'messagePassword' | 'shown' | 'letter'
    recipient: string | null
    recipient_on_file: boolean
    verification: Optional<
      'inPerson' | 'identityDocument' | 'calledBack' | 'manager' | 'knownVoice' | 'other'
    >
    verification_note: Optional<string>
    language: Language
    created_at: Timestamp
    expires_at: Timestamp
    credential_expires_at: Timestamp
    credential_version: number
    idempotency_key: Optional<string>
    lookup: Optional<Buffer>
    sealed: Optional<Buffer>
    challenge: 'name' | 'nameOrFamilyName' | 'pin'
    pin_tries_left: Optional<number>
    claimed_at: OptionalTimestamp
    claimed_by: Optional<Buffer>
    erase_at: OptionalTimestamp
    state: string
    state_at: Timestamp
    open: boolean
    receipt_at: OptionalTimestamp
    superseded_by: Optional<string>
    letter_sealed: Optional<Buffer>
    print_by: OptionalTimestamp
    owner_id: Optional<string>
    due_at: OptionalTimestamp
    snoozed_at: OptionalTimestamp
    snoozed_until: OptionalTimestamp
    job_id: Optional<string>
  }
  handover_event: {
    handover_id: string
    sequence: number
    kind: string
    at: Timestamp
    actor_kind: string
    actor_name: string | null
    detail: Json
  }
  dispute_link: {
    lookup: Buffer
    handover_id: string
    expires_at: Timestamp
    used_at: OptionalTimestamp
  }
  follow_up: {
    id: string
    handover_id: string
    reason:
      | 'failed'
      | 'disputed'
      | 'expiredUnread'
      | 'requestedAgain'
      | 'pinBurned'
      | 'delayed'
      | 'notFetched'
      | 'notRevealed'
      | 'notSignedIn'
      | 'expiresSoon'
      | 'quickReveal'
      | 'otherPlace'
    urgent: boolean
    opened_at: Timestamp
    closed_at: OptionalTimestamp
    closed_by: Optional<string>
    announced_at: OptionalTimestamp
  }
  handover_reminder: {
    handover_id: string
    ordinal: number
    occasion: 'silence' | 'beforeEnd' | 'operator'
    at: Timestamp
  }
  operator_mail: {
    user_id: string
    choice: Generated<'both' | 'digest' | 'atOnce' | 'none'>
    alerted_at: OptionalTimestamp
  }
  follow_up_digest: { day: ColumnType<string, string, never>; at: Timestamp }
  job_run: {
    worker: string
    job: string
    every_seconds: number
    seen_at: Timestamp
    last_success_at: OptionalTimestamp
    failing_since: OptionalTimestamp
    reason: Optional<'database' | 'unexpected'>
  }
}
