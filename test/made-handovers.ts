import type pg from 'pg'

/**
 * Hand-overs by the database itself, one after the other in time: `count` of them, the last one at `until`, spread
 * evenly over `days`. Of a hundred 88 have a receipt, 3 failed, and the others ended in each other way; those of the
 * last three days are still open.
 */
export async function insertMadeHandovers(
  pool: pg.Pool,
  { userId, count, until, days }: { userId: string; count: number; until: Date; days: number },
): Promise<void> {
  await pool.query(
    `with made as (
       insert into handover (id, number, user_id, operator_name, way, recipient, recipient_on_file,
         language, created_at, expires_at, credential_expires_at, credential_version, challenge,
         state, state_at, open, receipt_at)
       select gen_random_uuid(), n, $1, 'Per Öberg', 'revealLink', 'u' || n || '@' || domain || '.example',
         true, 'en', made_at, made_at + interval '3 days', made_at + interval '4 days', 1, 'name',
         state, made_at + interval '1 hour', state = 'fetched',
         case when state = 'changed' then made_at + (n::bigint * 7919 % 10000) * interval '30 seconds' end
       from (
         select n, $3::timestamptz - ($2::int - n) * ($4::int * interval '1 day' / $2::int) as made_at,
           (array['home','post','mail','kund','skola','firma','nord'])[1 + n % 7] as domain,
           case when n % 100 < 88 then 'changed' when n % 100 < 91 then 'failed'
             when n % 100 < 93 then 'expired' when n % 100 < 96 then 'superseded'
             when n % 100 < 97 then 'disputed' else 'open' end as fate
         from generate_series(1, $2::int) as n
       ) as plan
       cross join lateral (select case when fate <> 'open' then fate
         when made_at > $3::timestamptz - interval '3 days' then 'fetched' else 'expired' end as state) as standing
       returning id, state, created_at
     )
     insert into handover_event (handover_id, sequence, kind, at, actor_kind, detail)
     select id, sequence, case when kind = 'last' then state else kind end,
       created_at + sequence * interval '1 minute', 'job',
       case when kind = 'last' and state = 'failed' then '{"reason": "addressUnknown"}'::jsonb else '{}' end
     from made, unnest(array['queued', 'accepted', 'last']) with ordinality as step (kind, sequence)`,
    [userId, count, until, days],
  )
  await pool.query("select setval('handover_number', $1)", [count])
  await pool.query('analyze handover, handover_event')
}
