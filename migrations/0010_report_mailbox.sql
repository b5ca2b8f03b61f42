-- The mailbox that delivery reports are read from, where none can come to a mail server of our own: how far it was
-- read, by whom, and how it fares. One row, made by a worker that was told of a mailbox.
create table report_mailbox (
  only_row      boolean primary key default true check (only_row),
  -- USER@HOST:PORT/MAILBOX: what uid_validity and last_uid are about.
  account       text not null,
  -- HOST:PORT/MAILBOX: what is shown.
  server        text not null,
  -- Null: not read yet. A server that gives it another value has numbered its messages anew (RFC 9051, 2.3.1.1).
  uid_validity  bigint,
  last_uid      bigint not null default 0 check (last_uid >= 0),
  -- The one worker that reads; the others stand by.
  holder        uuid,
  leased_until  timestamptz,
  connected_at  timestamptz,
  read_at       timestamptz,
  reason        text,
  server_answer text,
  faults        integer not null default 0,
  retry_at      timestamptz,
  constraint a_lease_has_a_holder check ((holder is null) = (leased_until is null)),
  constraint who_is_connected_holds_it check (connected_at is null or holder is not null)
);
