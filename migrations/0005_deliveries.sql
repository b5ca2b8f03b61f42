create table delivery (
  id             uuid primary key,
  sequence       bigint generated always as identity,
  kind           text not null,
  handover_id    uuid references handover on delete cascade,
  user_id        uuid references user_account on delete cascade,
  recipient      text not null,
  language       text not null check (language in ('en', 'sv', 'de', 'zh-CN')),
  -- Made of the id, and so as unique.
  message_id     text not null,
  -- What the message says, sealed under the key-encryption key; gone once the message has left.
  sealed_payload bytea,
  status         text not null check (status in ('queued', 'accepted', 'delayed', 'failed', 'cancelled')),
  reason         text,
  server_answer  text,
  attempts       integer not null default 0,
  created_at     timestamptz not null,
  due_at         timestamptz not null,
  give_up_at     timestamptz not null,
  leased_until   timestamptz,
  settled_at     timestamptz,
  constraint a_settled_message_is_wiped check (status in ('queued', 'delayed') or sealed_payload is null),
  constraint a_waiting_message_has_its_text check (status not in ('queued', 'delayed') or sealed_payload is not null),
  constraint settled_means_a_time check ((status in ('queued', 'delayed')) = (settled_at is null))
);
create index delivery_due on delivery (due_at, sequence) where status in ('queued', 'delayed');
create index delivery_by_handover on delivery (handover_id);
create index delivery_waiting_by_user on delivery (user_id) where status in ('queued', 'delayed');

-- Wakes the workers at the commit.
create function announce_delivery() returns trigger language plpgsql as $$
begin
  perform pg_notify('kvittens_delivery', '');
  return null;
end
$$;
create trigger delivery_is_announced after insert on delivery
  for each statement execute function announce_delivery();

create table mail_transport (
  only_row  boolean primary key default true check (only_row),
  state     text not null check (state in ('ready', 'paused')),
  reason    text,
  server_answer text,
  paused_at timestamptz,
  retry_at  timestamptz,
  faults    integer not null default 0,
  constraint paused_has_a_reason check (state = 'ready' or reason is not null)
);
insert into mail_transport (state) values ('ready');

-- The demo's built-in mailbox; empty in a real installation.
create table mailbox_message (
  id          uuid primary key,
  sequence    bigint generated always as identity,
  received_at timestamptz not null,
  sealed      bytea not null
);
