-- Deleted users are erased after their thirty days. A message knows its user for that only: the check of this reference
-- cost each message of each reset, and to find a user's messages one by one would read all of them each time.
alter table delivery drop constraint delivery_user_id_fkey;
-- Whoever planned a job may be erased before it is.
alter table job drop constraint job_operator_id_fkey;
alter table job drop constraint job_approved_by_fkey;
