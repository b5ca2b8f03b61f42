-- One text serves both searches: each word begins after a blank, so that what is too short for three letters in the
-- middle of a word is found at its beginning by the same index.
drop index user_account_by_search_words;
drop index user_account_by_search_text;
alter table user_account drop column search_words, drop column search_text;
alter table user_account add column search_text text generated always as (
  ' ' || translate(
    lower(display_name || ' ' || user_principal_name || ' '
      || case when mail = user_principal_name then '' else coalesce(mail, '') || ' ' end || coalesce(department, '')),
    '@.-_', '    ')
) stored;
create index user_account_by_search_text on user_account using gin (search_text gin_trgm_ops);

-- What users can be filtered by: few values each, so that the indexes stay small.
create index user_account_by_state on user_account (state) where deleted_at is null;
create index user_account_by_office_location on user_account (office_location) where deleted_at is null;
create index user_account_by_job_title on user_account (job_title) where deleted_at is null;
create index user_account_by_domain on user_account (lower(split_part(user_principal_name, '@', 2)))
  where deleted_at is null;
