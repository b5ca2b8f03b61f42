import type { Settings } from '../../src/organisation/contract.ts'

export type OrganisationValues = Pick<
  Settings,
  'name' | 'supportContact' | 'defaultLanguage' | 'languages' | 'domains'
>

export function organisationValues(settings: Settings): OrganisationValues {
  const { name, supportContact, defaultLanguage, languages, domains } = settings
  return { name, supportContact, defaultLanguage, languages, domains }
}

/** As they are sent: without empty lines. */
export function trimmed(values: OrganisationValues): OrganisationValues {
  return {
    ...values,
    name: values.name.trim(),
    supportContact: values.supportContact.trim(),
    domains: linesOf(values.domains.join('\n')),
  }
}

export function isComplete(values: OrganisationValues): boolean {
  const { name, supportContact, languages, domains } = trimmed(values)
  return name !== '' && supportContact !== '' && languages.length > 0 && domains.length > 0
}

/** The lines of a text field that hold something. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
