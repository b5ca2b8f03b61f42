-- Several ways out. Each worker writes here what it was configured with; the state stays with the name. The row
-- that was the only one becomes the first transport's (its name is in no database yet).
alter table mail_transport drop constraint mail_transport_pkey;
alter table mail_transport drop column only_row;
alter table mail_transport add column name text not null default '' primary key;
alter table mail_transport add column position integer not null default 1;
-- Recipients' domains that it is for; empty: for all.
alter table mail_transport add column domains text[] not null default '{}';

-- What each has sent, or may have, in steps of five minutes: limits count here.
create table mail_transport_use (
  transport text not null,
  since     timestamptz not null,
  sent      integer not null check (sent >= 0),
  primary key (transport, since)
);

-- By which one it was last tried, and at last left.
alter table delivery add column transport text;
create index delivery_tried on delivery (transport) where status in ('queued', 'delayed') and transport is not null;
