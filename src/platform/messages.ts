import { IntlMessageFormat } from 'intl-messageformat'
import de from '../../messages/de.json' with { type: 'json' }
import en from '../../messages/en.json' with { type: 'json' }
import type { MessageKey } from '../../messages/keys.generated.ts'
import sv from '../../messages/sv.json' with { type: 'json' }
import type { Translate } from '../../messages/translate.ts'
import zhCN from '../../messages/zh-CN.json' with { type: 'json' }
import type { Language } from './language.ts'

export type { Translate } from '../../messages/translate.ts'

const CATALOGUES: Record<Language, Record<MessageKey, string>> = { en, sv, de, 'zh-CN': zhCN }

/** A catalogue's texts are for people: an angle bracket in one is a character, not a tag. */
const OPTIONS = { ignoreTag: true }

const translators = new Map<Language, Translate>()

/**
 * The messages in one language, as plain text: whoever puts them into HTML escapes them.
 * A message is parsed once, at its first use.
 */
export function translator(language: Language): Translate {
  const known = translators.get(language)
  if (known !== undefined) return known
  const parsed = new Map<MessageKey, IntlMessageFormat>()
  const translate: Translate = (key: MessageKey, ...values: unknown[]) => {
    let message = parsed.get(key)
    if (message === undefined) {
      message = new IntlMessageFormat(CATALOGUES[language][key], language, undefined, OPTIONS)
      parsed.set(key, message)
    }
    return String(message.format<string>(Object.assign({}, values[0])))
  }
  translators.set(language, translate)
  return translate
}

/** Whether a text that came from elsewhere, such as `problem.${code}`, is a message's key. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(en, key)
}

/** A message whose key came from elsewhere, with whatever came along; undefined if there is none. */
export function findMessage(
  language: Language,
  key: string,
  values: Readonly<Record<string, unknown>>,
): string | undefined {
  return isMessageKey(key)
    ? String(Reflect.apply(translator(language), undefined, [key, values]))
    : undefined
}

const ACCENTED: Record<string, string> = {
  a: 'á',
  e: 'é',
  i: 'î',
  o: 'ö',
  u: 'ü',
  A: 'Å',
  E: 'É',
  I: 'Î',
  O: 'Ö',
  U: 'Û',
}

/**
 * A text that is a third longer and accented, but still readable: laid out, it shows where a longer
 * language will not fit, and what was never translated.
 */
export function pseudoLocalise(text: string): string {
  const accented = text.replace(/[aeiouAEIOU]/g, (letter) => ACCENTED[letter] ?? letter)
  return `[${accented}${'~'.repeat(Math.ceil(text.length / 3))}]`
}
