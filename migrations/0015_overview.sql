-- What the jobs of each worker tell of themselves, at most once a minute: Home says whether they run. A worker
-- that stops in good order takes its rows with it; those of one that died are old, and go after a day.
create table job_run (
  worker          text not null,
  job             text not null,
  every_seconds   integer not null check (every_seconds > 0),
  seen_at         timestamptz not null,
  last_success_at timestamptz,
  failing_since   timestamptz,
  reason          text check (reason in ('database', 'unexpected')),
  primary key (worker, job),
  constraint failing_has_a_reason check ((failing_since is null) = (reason is null))
);

-- Failures by domain read these and nothing else. A reset writes none of them: its event is another kind.
create index handover_event_failed on handover_event (at) where kind = 'failed';
