-- Who works a hand-over, until when, and when it comes back. Whoever made it owns it first; null: nobody.
alter table handover add column owner_id uuid;
alter table handover add column due_at timestamptz;
alter table handover add column snoozed_at timestamptz;
alter table handover add column snoozed_until timestamptz;
alter table handover add constraint snoozed_has_both_times check ((snoozed_at is null) = (snoozed_until is null));
update handover set owner_id = operator_id;

-- What waits: open without a receipt, or put aside although it has closed. Written by a reset, as before.
drop index handover_waiting;
create index handover_waiting on handover (number desc) where (open and receipt_at is null) or snoozed_until is not null;
create index handover_due on handover (due_at) where due_at is not null;
-- What is done, everybody's and somebody's. Not written by a reset: neither holds for a new one.
drop index handover_done;
create index handover_done on handover (number desc) where receipt_at is not null or state = 'withdrawn';
create index handover_done_by_owner on handover (owner_id, number desc) where receipt_at is not null or state = 'withdrawn';
