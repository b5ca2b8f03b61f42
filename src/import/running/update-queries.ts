import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { Language } from '../../platform/language.ts'
import type { TextField } from '../verifying/parse-line.ts'

/** The profiles of several users, whole; they are locked. */
export async function saveProfiles(
  tx: Database,
  profiles: readonly (Readonly<Record<TextField, string | null>> & {
    readonly id: string
    readonly businessPhones: readonly string[]
    readonly preferredLanguage: Language | null
  })[],
): Promise<void> {
  if (profiles.length === 0) return
  await sql`update user_account as u set
      display_name = p."displayName", given_name = p."givenName", surname = p.surname,
      job_title = p."jobTitle", department = p.department, office_location = p."officeLocation",
      street_address = p."streetAddress", postal_code = p."postalCode", city = p.city, state = p.state,
      country = p.country, mobile_phone = p."mobilePhone", business_phones = p."businessPhones",
      preferred_language = p."preferredLanguage"
    from jsonb_to_recordset(${JSON.stringify(profiles)}::jsonb) as p(
      id uuid, "displayName" text, "givenName" text, surname text, "jobTitle" text, department text,
      "officeLocation" text, "streetAddress" text, "postalCode" text, city text, state text, country text,
      "mobilePhone" text, "businessPhones" text[], "preferredLanguage" text)
    where u.id = p.id`.execute(tx)
}
