-- Files of users to add or update, staged line by line until they have been run: read once, verified and put right here.
-- They hold personal data, and so are erased a day after they were last worked with, or seven days after their job's end.
create table import_file (
  id              uuid primary key,
  -- Nobody else sees it.
  operator_id     uuid not null references user_account on delete cascade,
  file_name       text not null,
  source          jsonb not null,
  -- The cells of the first line, and what files with the same ones have in common.
  columns         jsonb not null,
  columns_key     text not null,
  first_line      integer not null,
  line_count      integer not null,
  state           text not null check (state in ('mapping', 'verifying', 'verified')),
  -- JSON's null: none yet.
  mapping         jsonb not null,
  -- Grows with each mapping: who verifies by an older one stops.
  revision        integer not null default 0,
  verified_through integer not null default 0,
  verified_lines  integer not null default 0,
  leased_until    timestamptz,
  job_id          uuid references job on delete set null,
  created_at      timestamptz not null,
  touched_at      timestamptz not null,
  constraint what_is_verified_is_mapped check (state = 'mapping' or jsonb_typeof(mapping) = 'object')
);
create index import_file_by_operator on import_file (operator_id, created_at desc);
create index import_file_by_touched on import_file (touched_at);
create index import_file_by_job on import_file (job_id) where job_id is not null;
create index import_file_verifying on import_file (created_at) where state = 'verifying';

-- Written once when staged and once when verified, in place.
create table import_line (
  import_id  uuid not null references import_file on delete cascade,
  line       integer not null,
  cells      jsonb not null,
  status     text not null default 'unverified' check (status in ('unverified', 'new', 'changed', 'unchanged', 'problem')),
  left_out   boolean not null default false,
  user_id    uuid,
  -- Names, problems, changes: what verifying found.
  outcome    jsonb,
  primary key (import_id, line)
) with (fillfactor = 60);
create index import_line_by_status on import_line (import_id, status, line) where status in ('changed', 'unchanged', 'problem');
create index import_line_left_out on import_line (import_id, line) where left_out;

-- The user names and addresses of the lines, by which duplicates inside the file are found.
create table import_key (
  import_id  uuid not null references import_file on delete cascade,
  key        text not null,
  kind       text not null check (kind in ('name', 'address')),
  line       integer not null,
  primary key (import_id, key, kind, line)
);
create index import_key_by_line on import_key (import_id, line);

-- How the columns of a file were mapped, to be proposed again.
create table import_template (
  id            uuid primary key,
  name          text not null,
  columns       jsonb not null,
  columns_key   text not null,
  mapping       jsonb not null,
  saved_by_name text not null,
  saved_at      timestamptz not null
);
create unique index import_template_name_is_unique on import_template (lower(name));
create index import_template_by_columns on import_template (columns_key, saved_at desc);

create function announce_import() returns trigger language plpgsql as $$
begin
  perform pg_notify('kvittens_job', '');
  return null;
end $$;
create trigger import_announces after update of state on import_file
  for each row when (new.state = 'verifying') execute function announce_import();
