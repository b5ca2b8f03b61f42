import type { Me } from '../../src/sign-in/contract.ts'

export type Language = Me['language']

/** What a reader of the language calls it, whatever the page's own language is. */
export const NATIVE_NAMES: Record<Language, string> = {
  en: 'English',
  sv: 'Svenska',
  de: 'Deutsch',
  'zh-CN': '简体中文',
}

export const LANGUAGES: readonly Language[] = ['en', 'sv', 'de', 'zh-CN']

/** For what has to be said before we know who is reading. */
export function browserLanguage(wanted: readonly string[] = navigator.languages): Language {
  for (const tag of wanted) {
    const primary = tag.split('-')[0]
    const found = LANGUAGES.find((language) => language.split('-')[0] === primary)
    if (found !== undefined) return found
  }
  return 'en'
}
