create table user_account (
  id                    uuid primary key,
  user_principal_name   text not null check (user_principal_name <> ''),
  display_name          text not null check (display_name <> ''),
  given_name            text,
  surname               text,
  job_title             text,
  department            text,
  office_location       text,
  street_address        text,
  postal_code           text,
  city                  text,
  state                 text,
  country               text,
  mobile_phone          text,
  business_phones       text[] not null default '{}',
  preferred_language    text check (preferred_language in ('en', 'sv', 'de', 'zh-CN')),
  account_enabled       boolean not null default true,
  created_at            timestamptz not null,
  created_by            uuid,
  deleted_at            timestamptz,
  last_sign_in_at       timestamptz,
  -- The address in `mail`, repeated here so that one index serves the search.
  mail                  text,
  search_text           text generated always as (
    lower(display_name || ' ' || user_principal_name || ' ' || coalesce(mail, '') || ' ' || coalesce(department, ''))
  ) stored,
  search_words          tsvector generated always as (
    to_tsvector('simple', translate(
      display_name || ' ' || user_principal_name || ' ' || coalesce(mail, '') || ' ' || coalesce(department, ''),
      '@.-_', '    '))
  ) stored
);
-- A name is free again once its deleted owner is gone for good; until then restoring must not collide.
create unique index user_principal_name_is_unique on user_account (lower(user_principal_name));
create index user_account_by_search_text on user_account using gin (search_text gin_trgm_ops);
create index user_account_by_search_words on user_account using gin (search_words);
create index user_account_by_department on user_account (department) where deleted_at is null;
create index user_account_by_last_sign_in on user_account (last_sign_in_at, id) where deleted_at is null;
create index user_account_by_created on user_account (created_at, id) where deleted_at is null;
create index user_account_never_signed_in on user_account (id) where last_sign_in_at is null and deleted_at is null;
create index user_account_blocked on user_account (id) where not account_enabled and deleted_at is null;
create index user_account_deleted on user_account (deleted_at, id) where deleted_at is not null;

-- An address on file is one record (S19). `mail` and `otherMails` are views of it.
create table contact_address (
  id            uuid primary key,
  user_id       uuid not null references user_account on delete cascade,
  kind          text not null check (kind in ('mail', 'other')),
  address       text not null,
  address_key   text not null,
  source        text not null check (source in ('imported', 'operator', 'owner')),
  added_by      uuid,
  added_by_name text,
  added_at      timestamptz not null,
  confirmed_at  timestamptz,
  removed_at    timestamptz
);
create unique index contact_address_is_listed_once on contact_address (user_id, address_key) where removed_at is null;
create unique index one_mail_a_user on contact_address (user_id) where kind = 'mail' and removed_at is null;
create index contact_address_by_key on contact_address (address_key) where removed_at is null;
create index contact_address_by_user on contact_address (user_id);

create table address_confirmation (
  token_hash  bytea primary key,
  address_id  uuid not null references contact_address on delete cascade,
  expires_at  timestamptz not null
);

create table role_assignment (
  user_id          uuid not null references user_account on delete cascade,
  role             text not null,
  assigned_by      uuid,
  assigned_by_name text,
  assigned_at      timestamptz not null,
  primary key (user_id, role)
);
create index role_assignment_by_role on role_assignment (role);
