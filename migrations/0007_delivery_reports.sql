-- What others tell of a message once the mail server has it: delivery status notifications (RFC 3464) and
-- providers' webhooks, as one kind of event. Each is kept once, however often and in whatever order it comes.
create table delivery_report (
  id              bigint generated always as identity primary key,
  delivery_id     uuid not null references delivery on delete cascade,
  source          text not null check (source in ('dsn', 'ses', 'sendgrid', 'postmark', 'mailgun')),
  source_event_id text not null,
  kind            text not null check
    (kind in ('delivered', 'relayed', 'delayed', 'failed', 'autoReply', 'complained')),
  -- Enhanced status code such as 5.1.1 (RFC 3463).
  status          text,
  diagnostic      text,
  reported_by     text,
  at              timestamptz not null,
  received_at     timestamptz not null,
  constraint a_report_counts_once unique (source, source_event_id)
);
create index delivery_report_by_delivery on delivery_report (delivery_id);

-- The furthest that was reported, beside what the outbox knows itself.
alter table delivery add column reported text check (reported in ('delivered', 'relayed', 'delayed', 'failed', 'complained'));
alter table delivery add column reported_at timestamptz;

-- Reports that were refused: unknown ids, forged signatures, too large, unreadable. Counted, never kept.
create table refused_report (
  reason  text primary key,
  times   bigint not null,
  last_at timestamptz not null
);

-- Addresses whose last message bounced for good. Asked before a reset; lifted by an operator, with audit.
create table suppressed_address (
  address_key text primary key,
  address     text not null,
  reason      text not null check (reason in ('bounced', 'complained')),
  status      text,
  diagnostic  text,
  delivery_id uuid,
  since       timestamptz not null,
  times       integer not null
);
create index suppressed_address_by_time on suppressed_address (since desc, address_key);
