import { textOf } from '../search-params.ts'

export interface SettingsSearch {
  readonly section?: string
}

/** What the address of this screen may say. */
export function settingsSearch(search: Readonly<Record<string, unknown>>): SettingsSearch {
  const section = textOf(search, 'section')
  return section === undefined ? {} : { section }
}
