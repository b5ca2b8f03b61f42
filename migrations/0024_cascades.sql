-- What goes with a hand-over, a user or an address is found by it: without these each one that is erased for good cost
-- a walk through all of the table.
create index dispute_link_by_handover on dispute_link (handover_id);
create index follow_up_by_handover on follow_up (handover_id);
create index address_confirmation_by_address on address_confirmation (address_id);
create index sign_in_link_by_user on sign_in_link (user_id);
