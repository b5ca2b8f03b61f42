-- A hand-over on paper. The code that its letter shows lies sealed under the key-encryption key until somebody
-- says that it printed, or its time to be printed is over.
alter table handover
  add column letter_sealed bytea,
  add column print_by timestamptz;

alter table handover drop constraint handover_way_check;
alter table handover add constraint handover_way_check
  check (way in ('revealLink', 'setLink', 'messagePassword', 'shown', 'letter'));
alter table handover drop constraint a_message_has_a_recipient;
alter table handover add constraint a_message_has_a_recipient
  check (way in ('shown', 'letter') or recipient is not null);
alter table handover add constraint a_letter_is_to_be_printed_in_time check ((way = 'letter') = (print_by is not null));
alter table handover add constraint only_a_letter_is_printed check (way = 'letter' or letter_sealed is null);
alter table handover add constraint letter_is_erased_when_closed check (open or letter_sealed is null);

-- Holds the letters that wait, and no other hand-over.
create index handover_to_print on handover (print_by) where letter_sealed is not null;
