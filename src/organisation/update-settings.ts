import { inTransaction } from '../audit/in-transaction.ts'
import type { Context } from '../platform/context.ts'
import { normaliseEmailAddress } from '../platform/email-address.ts'
import { Problem } from '../platform/problem.ts'
import { isTimeZone } from './calendar/local-time.ts'
import { MOST_QUIET_MINUTES, quietMinutes } from './calendar/working-time.ts'
import type { SetUpBody, Settings, UpdateSettingsBody } from './contract.ts'
import { defaultTimeZone, type Organisation } from './organisation.ts'
import { lockOrganisation, saveSettings } from './queries.ts'

/** Changes the settings that are named, and notes which, never what they hold. */
export async function updateSettings(ctx: Context, body: UpdateSettingsBody): Promise<Settings> {
  return await inTransaction(ctx, async (tx) => {
    const before = settingsOf(await lockOrganisation(tx.db))
    const after = parseSettings({ ...before, ...body })
    await saveSettings(tx.db, after, tx.now())
    tx.audit({
      action: 'organisation.settingsChanged',
      target: { kind: 'organisation', id: 'organisation', name: after.name },
      detail: { changed: changedNames(before, after) },
    })
    return after
  })
}

/** The first administrator says whose installation this is; once. */
export async function setUpOrganisation(ctx: Context, body: SetUpBody): Promise<Settings> {
  return await inTransaction(ctx, async (tx) => {
    const organisation = await lockOrganisation(tx.db)
    if (organisation.setUp)
      throw new Problem('conflict', 'already-set-up', 'This installation has been set up already.')
    const { timeZone = defaultTimeZone(body.defaultLanguage), ...fields } = body
    const before = settingsOf(organisation)
    const after = parseSettings({
      ...before,
      ...fields,
      followUpPolicy: { ...before.followUpPolicy, timeZone },
    })
    await saveSettings(tx.db, after, tx.now())
    tx.audit({
      action: 'organisation.setUp',
      target: { kind: 'organisation', id: 'organisation', name: after.name },
      detail: { domains: after.domains, defaultLanguage: after.defaultLanguage },
    })
    return after
  })
}

export function settingsOf(organisation: Organisation): Settings {
  return {
    name: organisation.name,
    supportContact: organisation.supportContact,
    defaultLanguage: organisation.defaultLanguage,
    languages: organisation.languages,
    domains: organisation.domains,
    passwordPolicy: organisation.passwordPolicy,
    handoverPolicy: organisation.handoverPolicy,
    sessionPolicy: organisation.sessionPolicy,
    followUpPolicy: organisation.followUpPolicy,
    bulkPolicy: organisation.bulkPolicy,
  }
}

function parseSettings(settings: Settings): Settings {
  const languages = [...new Set(settings.languages)]
  if (!languages.includes(settings.defaultLanguage))
    throw new Problem(
      'invalid',
      'default-language-not-offered',
      'The default language must be one of the languages that are offered.',
      { field: 'defaultLanguage' },
    )
  requireCalendar(settings.followUpPolicy)
  return {
    ...settings,
    name: parseLine('name', settings.name),
    supportContact: parseLine('supportContact', settings.supportContact),
    languages,
    domains: [...new Set(settings.domains.map(parseDomain))],
  }
}

function requireCalendar({ timeZone, quietHours }: Settings['followUpPolicy']): void {
  if (!isTimeZone(timeZone))
    throw new Problem('invalid', 'time-zone-unknown', 'There is no such time zone.', {
      field: 'timeZone',
    })
  const quiet = quietMinutes(quietHours)
  if (quietHours !== null && (quiet === 0 || quiet > MOST_QUIET_MINUTES))
    throw new Problem(
      'invalid',
      'quiet-hours-too-long',
      'Quiet hours begin and end at different times, and are 16 hours at most.',
      { field: 'quietHours' },
    )
}

/** As it stands in mail: one line, since it comes into headers and footers (S24). */
function parseLine(field: 'name' | 'supportContact', input: string): string {
  const line = input
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  if (line !== '') return line
  throw new Problem('invalid', 'setting-missing', 'This cannot be empty.', { field })
}

/** A domain as user names and addresses have it: lower case, punycode, with a dot. */
function parseDomain(input: string): string {
  const result = normaliseEmailAddress(`somebody@${input.trim().replace(/^@/, '')}`)
  if (result.ok) return result.address.slice('somebody@'.length)
  throw new Problem('invalid', 'domain-invalid', 'This is not the name of a domain.', {
    field: 'domains',
    domain: input,
    reason: result.reason,
  })
}

function changedNames(before: Settings, after: Settings): string[] {
  const parts = [
    'name',
    'supportContact',
    'defaultLanguage',
    'languages',
    'domains',
    'passwordPolicy',
    'handoverPolicy',
    'sessionPolicy',
    'followUpPolicy',
  ] as const
  return parts.filter((part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]))
}
