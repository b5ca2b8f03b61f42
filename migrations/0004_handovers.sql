create sequence handover_number;
create table handover (
  id                    uuid primary key,
  -- Taken before the row is written: the messages that are written with it name it.
  number                bigint not null unique,
  user_id               uuid not null references user_account on delete cascade,
  operator_id           uuid,
  operator_name         text not null,
  way                   text not null check (way in ('revealLink', 'setLink', 'messagePassword', 'shown')),
  recipient             text,
  recipient_on_file     boolean not null,
  verification          text check (verification in
    ('inPerson', 'identityDocument', 'calledBack', 'manager', 'knownVoice', 'other')),
  verification_note     text,
  language              text not null check (language in ('en', 'sv', 'de', 'zh-CN')),
  created_at            timestamptz not null,
  expires_at            timestamptz not null,
  credential_expires_at timestamptz not null,
  credential_version    bigint not null,
  idempotency_key       text,

  -- SHA-256 of HKDF(token, "lookup"): stays, so that a dead link can ask for a new one.
  lookup                bytea unique,
  -- AES-256-GCM under HKDF(token [, argon2id(PIN)], "enc").
  sealed                bytea,
  -- The typed answer that opens it: the sign-in name, also the family name, or a PIN (S5).
  challenge             text not null check (challenge in ('name', 'nameOrFamilyName', 'pin')),
  pin_tries_left        integer check (pin_tries_left between 0 and 5),
  claimed_at            timestamptz,
  claimed_by            bytea,
  erase_at              timestamptz,

  -- The present state: what folding the events gives, kept for queries.
  state                 text not null,
  state_at              timestamptz not null,
  open                  boolean not null,
  receipt_at            timestamptz,
  superseded_by         uuid,

  constraint a_message_has_a_recipient check (way = 'shown' or recipient is not null),
  constraint a_new_destination_is_verified check
    (recipient is null or recipient_on_file or verification is not null),
  constraint secret_is_erased_when_closed check (open or sealed is null or erase_at is not null),
  constraint a_claimed_secret_is_erased_in_time check (claimed_at is null or sealed is null or erase_at is not null),
  constraint a_pin_has_tries check ((challenge = 'pin') = (pin_tries_left is not null)),
  constraint the_credential_outlives_the_link check (credential_expires_at >= expires_at)
);
create index handover_by_user on handover (user_id, number desc);
create index handover_open on handover (expires_at) where open;
create index handover_waiting on handover (number desc) where open and receipt_at is null;
create index handover_done on handover (number desc) where receipt_at is not null;
create index handover_to_erase on handover (erase_at) where sealed is not null and erase_at is not null;
create unique index handover_is_made_once on handover (operator_id, idempotency_key) where idempotency_key is not null;

create table handover_event (
  handover_id uuid not null references handover on delete cascade,
  sequence    integer not null check (sequence > 0),
  kind        text not null,
  at          timestamptz not null,
  actor_kind  text not null,
  actor_name  text,
  detail      jsonb not null default '{}',
  primary key (handover_id, sequence)
);
create trigger handover_event_is_append_only before update on handover_event
  for each row execute function refuse_change();

-- "This wasn't me" from a notice: works for as long as the notice may be read.
create table dispute_link (
  lookup      bytea primary key,
  handover_id uuid not null references handover on delete cascade,
  expires_at  timestamptz not null,
  used_at     timestamptz
);

create table follow_up (
  id          uuid primary key,
  handover_id uuid not null references handover on delete cascade,
  reason      text not null check (reason in ('failed', 'disputed', 'expiredUnread', 'requestedAgain', 'pinBurned')),
  urgent      boolean not null,
  opened_at   timestamptz not null,
  closed_at   timestamptz,
  closed_by   text
);
create unique index follow_up_is_open_once on follow_up (handover_id, reason) where closed_at is null;
create index follow_up_open on follow_up (urgent desc, opened_at desc) where closed_at is null;
