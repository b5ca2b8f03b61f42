create table password_credential (
  user_id     uuid primary key references user_account on delete cascade,
  -- Grows with every change; a sign-in and an expiry decide on the version that they read.
  version     bigint not null,
  -- Null: scrambled, nothing matches.
  hash        text,
  must_change boolean not null,
  -- The hand-over that carries this credential; null once its owner has chosen their own.
  handover_id uuid,
  expires_at  timestamptz,
  changed_at  timestamptz not null,
  constraint a_temporary_password_expires check (not must_change or expires_at is not null)
);
create index password_credential_expiring on password_credential (expires_at) where expires_at is not null;

-- Failures are counted by the name that was typed, whether or not it exists (S11).
create table sign_in_failure (
  name_key       bytea primary key,
  failures       integer not null,
  recent_wrong   bytea[] not null default '{}',
  lockouts       integer not null default 0,
  locked_until   timestamptz,
  last_failed_at timestamptz not null
);

create table session (
  id               uuid primary key,
  token_hash       bytea not null unique,
  user_id          uuid not null references user_account on delete cascade,
  -- Opens nothing but the page where the password is changed.
  must_change      boolean not null,
  created_at       timestamptz not null,
  authenticated_at timestamptz not null,
  last_seen_at     timestamptz not null,
  idle_expires_at  timestamptz not null,
  expires_at       timestamptz not null,
  network          text not null,
  user_agent       text not null
);
create index session_by_user on session (user_id);
create index session_by_end on session (expires_at);

-- One-time sign-in links of the command line and of the demo (break-glass).
create table sign_in_link (
  token_hash  bytea primary key,
  user_id     uuid not null references user_account on delete cascade,
  purpose     text not null check (purpose in ('invite', 'demo')),
  created_at  timestamptz not null,
  expires_at  timestamptz not null,
  used_at     timestamptz
);
