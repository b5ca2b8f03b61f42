create extension if not exists pg_trgm;

-- An organisation is a database: exactly one row.
create table organisation (
  only_row          boolean primary key default true check (only_row),
  kind              text not null check (kind in ('demo', 'real')),
  name              text not null check (name <> ''),
  support_contact   text not null,
  default_language  text not null check (default_language in ('en', 'sv', 'de', 'zh-CN')),
  languages         text[] not null check (cardinality(languages) > 0),
  domains           text[] not null,
  set_up_at         timestamptz,
  created_at        timestamptz not null,
  -- Settings of each room, by the room's own schema.
  settings          jsonb not null default '{}',
  -- Sealed under the key-encryption key: tells at start whether the key is the right one.
  key_canary        bytea not null
);

create table audit_event (
  sequence     bigint primary key check (sequence > 0),
  occurred_at  timestamptz not null,
  actor_kind   text not null check (actor_kind in ('user', 'recipient', 'job', 'command', 'anonymous')),
  actor_id     text,
  actor_name   text,
  action       text not null,
  outcome      text not null check (outcome in ('success', 'refused')),
  target_kind  text,
  target_id    text,
  target_name  text,
  network      text,
  detail       jsonb not null,
  mac          bytea not null check (octet_length(mac) = 32)
);
create index audit_event_by_target on audit_event (target_id, sequence desc);
create index audit_event_by_actor on audit_event (actor_id, sequence desc);
create index audit_event_by_action on audit_event (action, sequence desc);

create table audit_head (
  only_row  boolean primary key default true check (only_row),
  sequence   bigint not null,
  mac        bytea not null,
  -- Events before it were chained under a key that was lost.
  chain_from bigint not null default 1
);
insert into audit_head (sequence, mac) values (0, '\x0000000000000000000000000000000000000000000000000000000000000000');

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name;
end
$$;
create trigger audit_event_is_append_only before update or delete on audit_event
  for each row execute function refuse_change();
create trigger audit_event_is_never_truncated before truncate on audit_event
  for each statement execute function refuse_change();

-- Unlogged: counting must cost no disk flush, and a crash only starts the windows anew.
create unlogged table rate_limit (
  bucket        text primary key,
  hits          integer not null check (hits > 0),
  window_ends_at timestamptz not null
);
create index rate_limit_by_end on rate_limit (window_ends_at);
