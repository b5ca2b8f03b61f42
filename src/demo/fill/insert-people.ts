import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { Origin, WrittenName } from './origins.ts'

export interface Filling {
  readonly domains: readonly string[]
  readonly now: Date
  /** Of a password that nobody knows, for those who have signed in. */
  readonly unknownHash: string
}

/**
 * People with these numbers, their addresses on file and their passwords, made by the database itself: that takes
 * a fraction of the time that sending them would. What they are called, and where they are, follows from their
 * number, which ends their user name and which no two share: the same at each filling.
 */
export async function insertPeople(
  db: Database,
  origin: Origin,
  { from, to }: { readonly from: number; readonly to: number },
  { domains, now, unknownHash }: Filling,
): Promise<void> {
  const { givenNames, surnames, places } = origin
  await sql`
    with numbered as materialized (
      select n, ${chance('given')} % ${length(givenNames)} as g,
        ${chance('surname')} % ${length(surnames)} as s, ${chance('place')} % ${length(places)} as p,
        ${chance('pupil')} % 100 < 60 as is_pupil
      from generate_series(${from}::bigint, ${to}::bigint) as n
    ), people as materialized (
      select n, p, is_pupil,
        ${at(written(givenNames), 'g')} as given,
        ${at(written(surnames), 's')} as surname,
        ${drawn(written(givenNames), 'second')} as second,
        ${drawn(written(surnames), 'double')} as double,
        ${at(letters(givenNames), 'g')} || '.' || ${at(letters(surnames), 's')} || n || '@'
          || ${drawn(domains, 'domain')} as login,
        ${drawn(origin.years, 'year')} || ${drawn(['A', 'B', 'C', 'D'], 'class')} || ' '
          || ${drawn(origin.schools, 'school')} as class,
        ${drawn(origin.schools, 'school')} as school,
        ${drawn(origin.departments, 'department')} as department,
        ${drawn(origin.titles, 'title')} as title
      from numbered
    ), added as (
      insert into user_account (
        id, user_principal_name, mail, display_name, given_name, surname, job_title, department,
        office_location, street_address, postal_code, city, state, country, preferred_language,
        account_enabled, created_at, deleted_at, last_sign_in_at)
      select ${idOf(sql`login`)}, login, login, ${displayName(origin)}, given, surname,
        case when is_pupil then ${origin.pupil} else title end,
        case when is_pupil then class else department end,
        case when is_pupil then school else department || ', ' || ${cityOf(origin)} end,
        ${drawn(origin.streets, 'street')} || ' ' || 1 + n % 87,
        10000 + p * 811 + n % 700, ${cityOf(origin)}, ${stateOf(origin)}, ${origin.country},
        ${origin.language}, n % 67 <> 0,
        ${before(now, 2100)}, case when n % 401 = 0 then ${before(now, 29)} end,
        case when n % 6 <> 0 then ${before(now, 90)} end
      from people
      returning id, mail, created_at, last_sign_in_at
    ), with_addresses as (
      insert into contact_address (id, user_id, kind, address, address_key, source, added_at)
      select ${idOf(sql`kind || id`)}, id, kind, address, address, 'imported', created_at
      from added cross join lateral (
        values ('mail', mail), ('other', split_part(mail, '@', 1) || '@home.example')
      ) as known (kind, address)
      where kind = 'mail' or hashtext(mail) % 13 <> 0
    )
    insert into password_credential (user_id, version, hash, must_change, expires_at, changed_at)
    select id, 1, case when last_sign_in_at is not null then ${unknownHash}::text end, last_sign_in_at is null,
      case when last_sign_in_at is null then ${now}::timestamptz - interval '2 days' end,
      greatest(created_at, ${now}::timestamptz - interval '400 days')
    from added
    -- Of those who have never signed in a few had a password, which has run out.
    where last_sign_in_at is not null or hashtext(mail) % 7 = 0
  `.execute(db)
}

/** Scattered like random ones, and made in a third of the time. */
function idOf(what: RawBuilder<string>): RawBuilder<string> {
  return sql`overlay(overlay(md5('kvittens' || ${what}) placing '4' from 13) placing '8' from 17)::uuid`
}

/** Of an origin where surnames come first, nobody has two of either kind. */
function displayName({ joint }: Origin): RawBuilder<string> {
  if (joint === '') return sql`surname || given`
  return sql`given || case when ${chance('has second')} % 3 = 0 then ' ' || second else '' end
    || ' ' || surname || case when ${chance('has double')} % 9 = 0 then '-' || double else '' end`
}

const cityOf = ({ places }: Origin) =>
  at(
    places.map(([city]) => city),
    'p',
  )
const stateOf = ({ places }: Origin) =>
  at(
    places.map(([, state]) => state),
    'p',
  )
const written = (names: readonly WrittenName[]) => names.map(([name]) => name)
const letters = (names: readonly WrittenName[]) => names.map(([, latin]) => latin)
const length = (things: readonly unknown[]) => sql.lit(things.length)

/** What person `n` draws for a purpose: from 0 to 2³¹ − 1, the same each time. */
function chance(purpose: string): RawBuilder<number> {
  return sql`(hashint8extended(n, hashtext(${sql.lit(purpose)})) & 2147483647)`
}

function drawn(choices: readonly string[], purpose: string): RawBuilder<string> {
  return sql`(${[...choices]}::text[])[1 + ${chance(purpose)} % ${length(choices)}]`
}

function at(choices: readonly string[], index: 'g' | 's' | 'p'): RawBuilder<string> {
  return sql`(${[...choices]}::text[])[1 + ${sql.ref(index)}]`
}

function before(now: Date, days: number): RawBuilder<Date> {
  const seconds = sql.lit(days * 86_400)
  return sql`${now}::timestamptz - (${chance(`${days} days`)} % ${seconds}) * interval '1 second'`
}
