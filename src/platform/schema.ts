import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Language } from './language.ts'

type Timestamp = ColumnType<Date, Date, Date>
type OptionalTimestamp = ColumnType<Date | null, Date | null | undefined, Date | null>
type Optional<T> = ColumnType<T | null, T | null | undefined, T | null>
type Json = ColumnType<Record<string, unknown>, string, string>

/** The tables of `migrations/`, as Kysely sees them. */
export interface Schema {
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
    search_words: GeneratedAlways<string>
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
    only_row: Generated<boolean>
    state: 'ready' | 'paused'
    reason: Optional<string>
    server_answer: Optional<string>
    paused_at: OptionalTimestamp
    retry_at: OptionalTimestamp
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
  mailbox_message: {
    id: string
    sequence: GeneratedAlways<number>
    received_at: Timestamp
    sealed: Buffer
  }
}
