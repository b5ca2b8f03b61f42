import { oneOf } from '../search-params.ts'

export const SECTIONS = [
  'organisation',
  'passwords',
  'handovers',
  'bulk',
  'followUps',
  'sessions',
  'mail',
  'keyboard',
] as const
export type SettingsSection = (typeof SECTIONS)[number]

export interface SettingsSearch {
  readonly section?: SettingsSection
}

/** What the address of this screen may say. */
export function settingsSearch(search: Readonly<Record<string, unknown>>): SettingsSearch {
  const section = oneOf(search, 'section', SECTIONS)
  return section === undefined ? {} : { section }
}
