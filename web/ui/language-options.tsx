import type { Language } from './languages.ts'
import { NATIVE_NAMES } from './languages.ts'

/** Each by its own name, for those who can't read the page's. */
export function LanguageOptions({ languages }: { readonly languages: readonly Language[] }) {
  return languages.map((language) => (
    <option key={language} value={language} lang={language}>
      {NATIVE_NAMES[language]}
    </option>
  ))
}
