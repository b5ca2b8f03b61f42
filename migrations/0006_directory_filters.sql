-- The filter panel offers these too; without an index each page would read everybody.
create index user_account_by_city on user_account (city) where deleted_at is null;
create index user_account_by_country on user_account (country) where deleted_at is null;
