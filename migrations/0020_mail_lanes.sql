-- What is sent in bulk stands back for what somebody waits for. A waiting message stands in one of the two indexes, so
-- that nothing costs more to write than before, and each lane is read in its own order.
alter table delivery add column lane text not null default 'interactive' check (lane in ('interactive', 'bulk'));
drop index delivery_due;
create index delivery_due on delivery (due_at, sequence) where status in ('queued', 'delayed') and lane = 'interactive';
create index delivery_due_in_bulk on delivery (due_at, sequence) where status in ('queued', 'delayed') and lane = 'bulk';

-- Until when what is left of its limit is kept for those that somebody waits for.
alter table mail_transport add column bulk_retry_at timestamptz;
