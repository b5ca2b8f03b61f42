-- A list of users that somebody keeps: what is asked for, and which columns show it.
create table user_view (
  id          uuid primary key,
  name        text not null,
  -- Who made it; null once they are gone for good, and others have it still.
  owner_id    uuid references user_account on delete set null,
  owner_name  text not null,
  -- Null: shared. What is somebody's alone goes with them.
  private_to  uuid references user_account on delete cascade,
  query       jsonb not null,
  columns     text[] not null,
  created_at  timestamptz not null,
  updated_at  timestamptz not null,
  -- Can be undone for a day.
  deleted_at  timestamptz,
  constraint a_private_view_is_its_owners check (private_to is null or private_to = owner_id)
);
create unique index user_view_name_is_unique on user_view (owner_id, lower(name)) where deleted_at is null;
create index user_view_private on user_view (private_to) where private_to is not null;
create index user_view_shared on user_view (id) where private_to is null and deleted_at is null;
create index user_view_deleted on user_view (deleted_at) where deleted_at is not null;

-- The columns in which somebody wants the list, wherever they sign in.
create table user_list_columns (
  user_id  uuid primary key references user_account on delete cascade,
  columns  text[] not null
);
