-- Reminders to the recipient: at most three of one hand-over, whoever sends them; the key makes each one once.
create table handover_reminder (
  handover_id uuid not null references handover on delete cascade,
  ordinal     integer not null check (ordinal between 1 and 3),
  occasion    text not null check (occasion in ('silence', 'beforeEnd', 'operator')),
  at          timestamptz not null,
  primary key (handover_id, ordinal)
);
create unique index handover_is_reminded_of_its_end_once on handover_reminder (handover_id) where occasion = 'beforeEnd';

-- What an operator wants to be told by mail, and when one was last told at once. No row: both, never yet.
create table operator_mail (
  user_id    uuid primary key references user_account on delete cascade,
  choice     text not null default 'both' check (choice in ('both', 'digest', 'atOnce', 'none')),
  alerted_at timestamptz
);

-- When the one who is to act was told of it at once, or nobody was to be.
alter table follow_up add column announced_at timestamptz;
update follow_up set announced_at = opened_at;
create index follow_up_to_announce on follow_up (opened_at)
  where closed_at is null and announced_at is null and reason in ('failed', 'disputed');

-- The organisation's days whose digests have been queued: each is once, however many workers there are.
create table follow_up_digest (
  day date primary key,
  at  timestamptz not null
);
