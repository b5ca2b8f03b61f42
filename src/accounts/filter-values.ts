import { sql } from 'kysely'
import { compiledQuery, inOneTrip } from '../platform/compiled-query.ts'
import type { Database } from '../platform/database.ts'
import type { Language } from '../platform/language.ts'
import type { UserFilterValues } from './contract.ts'
import { DOMAIN } from './filter-queries.ts'

/** A thousand are more than anybody reads. */
const MOST = sql.lit(1000)

/** What occurs in each of the fields, for the filter panel, sorted as the language does. */
export async function listFilterValues(
  db: Database,
  language: Language,
): Promise<UserFilterValues> {
  const [departments, cities, states, countries, officeLocations, jobTitles, domains] =
    await inOneTrip(db, [
      selectDepartments.statement(db, {}),
      selectCities.statement(db, {}),
      selectStates.statement(db, {}),
      selectCountries.statement(db, {}),
      selectOfficeLocations.statement(db, {}),
      selectJobTitles.statement(db, {}),
      selectDomains.statement(db, {}),
    ])
  const { compare } = new Intl.Collator(language)
  const sorted = (rows: readonly { value: string }[]) =>
    rows.map(({ value }) => value).toSorted(compare)
  return {
    departments: sorted(departments),
    cities: sorted(cities),
    states: sorted(states),
    countries: sorted(countries),
    officeLocations: sorted(officeLocations),
    jobTitles: sorted(jobTitles),
    domains: sorted(domains),
  }
}

const selectDepartments = distinctValues(sql<string>`u.department`)
const selectCities = distinctValues(sql<string>`u.city`)
const selectStates = distinctValues(sql<string>`u.state`)
const selectCountries = distinctValues(sql<string>`u.country`)
const selectOfficeLocations = distinctValues(sql<string>`u.office_location`)
const selectJobTitles = distinctValues(sql<string>`u.job_title`)
const selectDomains = distinctValues(DOMAIN)

/** PostgreSQL has no scan that skips along an index from value to value: each is looked up by the one before it. */
function distinctValues(field: typeof DOMAIN) {
  return compiledQuery([], (db) =>
    db
      .withRecursive('used(value)', (cte) =>
        cte
          .selectFrom(
            sql<{ value: string | null }>`(
              select ${field} as value from user_account as u
              where u.deleted_at is null and ${field} is not null order by ${field} limit 1
            )`.as('first'),
          )
          .select('first.value')
          .unionAll(
            cte
              .selectFrom('used')
              .select(
                sql<string | null>`(
                  select ${field} from user_account as u
                  where u.deleted_at is null and ${field} > used.value order by ${field} limit 1
                )`.as('value'),
              )
              .where('used.value', 'is not', null),
          ),
      )
      .selectFrom('used')
      .select(sql<string>`used.value`.as('value'))
      .where('used.value', 'is not', null)
      .limit(MOST),
  )
}
