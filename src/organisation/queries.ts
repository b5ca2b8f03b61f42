import { sql } from 'kysely'
import type { Database } from '../platform/database.ts'
import type { Language } from '../platform/language.ts'
import type { Settings } from './contract.ts'
import { COLLATIONS, DEFAULT_POLICIES, defaultTimeZone, type Organisation } from './organisation.ts'

export async function getOrganisation(db: Database): Promise<Organisation> {
  const organisation = await findOrganisation(db)
  if (organisation === undefined) throw new Error('This database holds no organisation yet.')
  return organisation
}

export async function findOrganisation(db: Database): Promise<Organisation | undefined> {
  const row = await db.selectFrom('organisation').select(ORGANISATION_COLUMNS).executeTakeFirst()
  return row === undefined ? undefined : toOrganisation(row)
}

/** Locks it until the transaction ends, so that two who change settings don't undo each other's. */
export async function lockOrganisation(db: Database): Promise<Organisation> {
  const row = await db
    .selectFrom('organisation')
    .select(ORGANISATION_COLUMNS)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return toOrganisation(row)
}

/** For queries of other rooms that read the organisation on the way. */
export const ORGANISATION_COLUMNS = [
  'organisation.kind',
  'organisation.name',
  'organisation.support_contact as supportContact',
  'organisation.default_language as defaultLanguage',
  'organisation.languages',
  'organisation.domains',
  'organisation.set_up_at as setUpAt',
  'organisation.settings',
] as const

interface OrganisationRow extends Pick<
  Organisation,
  'kind' | 'name' | 'supportContact' | 'defaultLanguage' | 'languages' | 'domains'
> {
  readonly setUpAt: Date | null
  readonly settings: Record<string, unknown>
}

export function toOrganisation(row: OrganisationRow): Organisation {
  const { kind, name, supportContact, defaultLanguage, languages, domains, settings } = row
  return {
    kind,
    name,
    supportContact,
    defaultLanguage,
    languages,
    domains,
    setUp: row.setUpAt !== null,
    ...withDefaults(settings, defaultLanguage),
  }
}

/** A policy that was saved before it had all its parts gets their defaults. */
function withDefaults(
  settings: Record<string, unknown>,
  language: Language,
): typeof DEFAULT_POLICIES {
  const timeZone = defaultTimeZone(language)
  const defaults = {
    ...DEFAULT_POLICIES,
    followUpPolicy: { ...DEFAULT_POLICIES.followUpPolicy, timeZone },
  }
  const known = Object.entries(defaults).map(([name, policy]) => [
    name,
    Object.assign({}, policy, settings[name]),
  ])
  return { ...defaults, ...settings, ...Object.fromEntries(known) }
}

export async function insertOrganisation(
  db: Database,
  organisation: Pick<
    Organisation,
    'kind' | 'name' | 'supportContact' | 'defaultLanguage' | 'languages' | 'domains'
  > & { keyCanary: Buffer; createdAt: Date; setUpAt: Date | null },
): Promise<void> {
  await db
    .insertInto('organisation')
    .values({
      kind: organisation.kind,
      name: organisation.name,
      support_contact: organisation.supportContact,
      default_language: organisation.defaultLanguage,
      languages: organisation.languages,
      domains: organisation.domains,
      key_canary: organisation.keyCanary,
      created_at: organisation.createdAt,
      set_up_at: organisation.setUpAt,
    })
    .execute()
  await indexNames(db, organisation)
}

export async function saveSettings(db: Database, settings: Settings, now: Date): Promise<void> {
  const { passwordPolicy, handoverPolicy, sessionPolicy, followUpPolicy, bulkPolicy } = settings
  await db
    .updateTable('organisation')
    .set((eb) => ({
      name: settings.name,
      support_contact: settings.supportContact,
      default_language: settings.defaultLanguage,
      languages: settings.languages,
      domains: settings.domains,
      settings: JSON.stringify({
        passwordPolicy,
        handoverPolicy,
        sessionPolicy,
        followUpPolicy,
        bulkPolicy,
      }),
      set_up_at: eb.fn.coalesce('set_up_at', eb.val(now)),
    }))
    .execute()
  await indexNames(db, settings)
}

/** One index for the order in which names are listed; a change of language replaces it. */
async function indexNames(
  db: Database,
  { defaultLanguage }: Pick<Organisation, 'defaultLanguage'>,
): Promise<void> {
  for (const [language, collation] of Object.entries(COLLATIONS)) {
    const suffix = language.toLowerCase().replace('-', '_')
    for (const column of ['display_name', 'user_principal_name', 'department']) {
      const index = sql.id(`user_account_by_${column}_${suffix}`)
      await (
        language === defaultLanguage
          ? sql`create index if not exists ${index} on user_account
            (${sql.id(column)} collate ${sql.id(collation)}, id)`
          : sql`drop index if exists ${index}`
      ).execute(db)
    }
  }
}

export async function saveKeyCanary(db: Database, canary: Buffer): Promise<void> {
  await db.updateTable('organisation').set({ key_canary: canary }).execute()
}

export async function getKeyCanary(db: Database): Promise<Buffer | undefined> {
  const row = await db.selectFrom('organisation').select('key_canary').executeTakeFirst()
  return row?.key_canary
}
