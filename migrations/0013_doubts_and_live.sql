-- What may have been a machine, or somebody else.
alter table follow_up drop constraint follow_up_reason_check;
alter table follow_up add constraint follow_up_reason_check check (reason in (
  'failed', 'disputed', 'expiredUnread', 'requestedAgain', 'pinBurned',
  'delayed', 'notFetched', 'notRevealed', 'notSignedIn', 'expiresSoon',
  'quickReveal', 'otherPlace'
));
