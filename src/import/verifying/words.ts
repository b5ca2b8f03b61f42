import { isLanguage, type Language, LANGUAGES, NATIVE_NAMES } from '../../platform/language.ts'
import { translator } from '../../platform/messages.ts'
import { ROLES, type RoleName } from '../../roles/role.ts'

const key = (text: string): string => text.normalize('NFKC').trim().toLowerCase()

let languages: ReadonlyMap<string, Language> | undefined
let roles: ReadonlyMap<string, RoleName> | undefined

/** `sv`, `sv-SE`, `Svenska`, `Swedish`, `Schwedisch`; `zh-CN`, `Chinese`, `中文`. */
export function languageNamed(text: string): Language | undefined {
  if (isLanguage(text)) return text
  languages ??= new Map(LANGUAGES.flatMap(namesOfLanguage))
  const name = key(text).replaceAll('_', '-')
  return languages.get(name) ?? languages.get(name.split('-')[0] ?? '')
}

function namesOfLanguage(language: Language): [string, Language][] {
  const [base = language] = language.split('-')
  const names = LANGUAGES.flatMap((reader) => {
    const display = new Intl.DisplayNames(reader, { type: 'language' })
    return [display.of(base), display.of(language)]
  })
  return [base, language, NATIVE_NAMES[language], ...names].map((name) => [
    key(name ?? ''),
    language,
  ])
}

/** By Microsoft's name for it, or by what it is called in any of our languages. */
export function roleNamed(text: string): RoleName | undefined {
  roles ??= new Map(
    ROLES.flatMap(({ name }) =>
      [name, ...LANGUAGES.map((language) => translator(language)(`role.${name}`))].map(
        (label): [string, RoleName] => [key(label), name],
      ),
    ),
  )
  return roles.get(key(text))
}
