-- What may have been a machine, or somebody else.
alter table follow_up drop constraint follow_up_reason_check;
alter table follow_up add constraint follow_up_reason_check check (reason in (
  'failed', 'disputed', 'expiredUnread', 'requestedAgain', 'pinBurned',
  'delayed', 'notFetched', 'notRevealed', 'notSignedIn', 'expiresSoon',
  'quickReveal', 'otherPlace'
));

-- Tells open pages that something about hand-overs is different now, never what. New hand-overs are announced by
-- their messages already, and acceptances by the worker, once a round: a commit that notifies waits for every
-- other that does, so what happens by the thousand must not.
create function announce_handovers() returns trigger language plpgsql as $$
begin
  if exists (select from changed where state not in ('queued', 'accepted')) then
    perform pg_notify('kvittens_desk', '');
  end if;
  return null;
end
$$;
create trigger handover_is_announced after update on handover
  referencing new table as changed
  for each statement execute function announce_handovers();

create function announce_follow_ups() returns trigger language plpgsql as $$
begin
  if exists (select from changed) then perform pg_notify('kvittens_desk', ''); end if;
  return null;
end
$$;
create trigger follow_up_opened_is_announced after insert on follow_up
  referencing new table as changed
  for each statement execute function announce_follow_ups();
create trigger follow_up_changed_is_announced after update on follow_up
  referencing new table as changed
  for each statement execute function announce_follow_ups();
