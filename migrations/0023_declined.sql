-- Who asked for an approval reads who declined it, and when.
alter table job
  add column declined_by_name text,
  add column declined_at timestamptz;
