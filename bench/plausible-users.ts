import type pg from 'pg'

/** Many users with two addresses on file each, by the database itself: fast, and the same every time. */
export async function insertUsersBySql(pool: pg.Pool, count: number): Promise<void> {
  await pool.query(
    `insert into user_account (id, user_principal_name, display_name, given_name, surname, mail,
       job_title, department, city, country, preferred_language, created_at, last_sign_in_at)
     select gen_random_uuid(), 'user' || n || '@bench.example',
       given || ' ' || surname, given, surname, 'user' || n || '@bench.example',
       'Handläggare', 'Avdelning ' || n % 200, 'Ort ' || n % 50, 'Sverige', 'sv',
       now() - n * interval '1 minute', case when n % 5 = 0 then null else now() - n * interval '7 seconds' end
     from (
       select n,
         (array['Anna','Åsa','Örjan','Karl','Fatima','Jürgen','Björn','Li','Maja','Nils'])[1 + n * 7 % 10]
           || case when n % 3 = 0 then '' else ' ' || chr(65 + n % 26) end as given,
         (array['Andersson','Öberg','Ek','Lindqvist','Haddad','Schröder','Wang','Nowak','Berg','Åkesson'])[1 + n * 3 % 10]
           || case when n % 11 = 0 then '' else '-' || (array['Lund','Falk','Dahl','Holm'])[1 + n % 4] || n % 997 end as surname
       from generate_series(1, $1::int) as n
     ) as people`,
    [count],
  )
  await pool.query(
    `insert into contact_address (id, user_id, kind, address, address_key, source, added_at)
     select gen_random_uuid(), u.id, k.kind,
       case k.kind when 'mail' then u.mail else 'home.' || u.mail end,
       case k.kind when 'mail' then u.mail else 'home.' || u.mail end, 'imported', now()
     from user_account as u cross join (values ('mail'), ('other')) as k (kind)`,
  )
  await pool.query('vacuum analyze')
}
