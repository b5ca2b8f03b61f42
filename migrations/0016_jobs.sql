-- Work on many users at once. A job is planned first (its rows are the dry run), then started, and each row is
-- settled in the transaction that does it, so that it happens once.
create table job (
  id                uuid primary key,
  number            bigint generated always as identity unique,
  kind              text not null check (kind in
    ('reset', 'block', 'unblock', 'signOut', 'delete', 'restore', 'assignRole', 'removeRole', 'import')),
  state             text not null check (state in
    ('gathering', 'draft', 'awaitingApproval', 'running', 'paused', 'done', 'cancelled')),
  -- Under whose rights, as they are at each moment, it runs.
  operator_id       uuid not null references user_account,
  operator_name     text not null,
  network           text not null,
  -- What was chosen, without any secret, and on whom.
  options           jsonb not null,
  selection         jsonb not null,
  created_at        timestamptz not null,
  -- So many were confirmed when it was started.
  confirmed         integer,
  started_at        timestamptz,
  ended_at          timestamptz,
  paused_at         timestamptz,
  paused_seconds    double precision not null default 0,
  pause_reason      text check (pause_reason in ('operator', 'operatorUnable')),
  approved_by       uuid references user_account,
  approved_by_name  text,
  -- Who gathers its rows at the moment.
  leased_by         uuid,
  leased_until      timestamptz,
  constraint paused_says_why check ((state = 'paused') = (pause_reason is not null)),
  constraint ended_says_when check ((state in ('done', 'cancelled')) = (ended_at is not null))
);
create index job_by_operator on job (operator_id, number desc);
create index job_at_work on job (state, number) where state in ('gathering', 'draft', 'running');

create table job_row (
  job_id           uuid not null references job on delete cascade,
  ordinal          integer not null,
  -- Null until an import has made the user.
  user_id          uuid,
  -- As they were when the row was planned.
  name             text not null,
  login            text not null,
  -- What is to happen with it, which only its kind of job reads.
  plan             jsonb not null default '{}',
  state            text not null check (state in ('planned', 'leftOut', 'done', 'failed', 'cancelled')),
  reason           text,
  detail           jsonb,
  handover_number  bigint,
  attempts         integer not null default 0,
  leased_by        uuid,
  leased_until     timestamptz,
  settled_at       timestamptz,
  primary key (job_id, ordinal),
  constraint left_out_and_failed_say_why check ((state in ('leftOut', 'failed')) = (reason is not null))
);
create index job_row_planned on job_row (job_id, ordinal) where state = 'planned';
create index job_row_by_state on job_row (job_id, state, reason, ordinal);

-- Which job made it; no foreign key, since every reset would pay for it.
alter table handover add column job_id uuid;
create index handover_by_job on handover (job_id) where job_id is not null;

create function announce_job() returns trigger language plpgsql as $$
begin
  perform pg_notify('kvittens_job', '');
  return null;
end $$;
create trigger job_announces after insert or update of state on job
  for each row execute function announce_job();
