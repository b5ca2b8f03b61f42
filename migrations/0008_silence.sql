-- What the clock notices when nothing happens. What it reads is found by handover_waiting and
-- follow_up_is_open_once, which hold the open ones only: closed hand-overs cost it nothing.
alter table follow_up drop constraint follow_up_reason_check;
alter table follow_up add constraint follow_up_reason_check check (reason in (
  'failed', 'disputed', 'expiredUnread', 'requestedAgain', 'pinBurned',
  'delayed', 'notFetched', 'notRevealed', 'notSignedIn', 'expiresSoon'
));
