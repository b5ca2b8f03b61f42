import { IntlMessageFormat } from 'intl-messageformat'
import type { ReactNode } from 'react'
import { createContext, use, useMemo } from 'react'
import type { Translate } from '../../messages/translate.ts'
import type { Language } from './languages.ts'

type Texts = Readonly<Record<string, string>>
type Values = Record<string, string | number | Date>

interface Words {
  readonly language: Language
  readonly t: Translate
  /** For keys that arrive from the server, such as a problem's code: undefined if nobody wrote that message. */
  readonly find: (key: string, values?: Values) => string | undefined
}

const CATALOGUES: Record<Language, () => Promise<{ default: Texts }>> = {
  en: () => import('../../messages/en.json'),
  sv: () => import('../../messages/sv.json'),
  de: () => import('../../messages/de.json'),
  'zh-CN': () => import('../../messages/zh-CN.json'),
}

/** One language is one download. */
export async function loadWords(language: Language): Promise<Words> {
  const { default: texts } = await CATALOGUES[language]()
  return makeWords(language, texts)
}

export function makeWords(language: Language, texts: Texts): Words {
  const formats = new Map<string, IntlMessageFormat>()

  function find(key: string, values?: Values): string | undefined {
    const text = texts[key]
    if (text === undefined) return undefined
    if (values === undefined && !text.includes('{') && !text.includes("'")) return text
    let format = formats.get(key)
    if (format === undefined) {
      format = new IntlMessageFormat(text, language, undefined, { ignoreTag: true })
      formats.set(key, format)
    }
    const formatted = format.format(values)
    return typeof formatted === 'string' ? formatted : String(formatted)
  }

  // The catalogue's check makes the arguments agree with the type of the key.
  const t: Translate = (key, ...values) => find(key, values[0] as Values | undefined) ?? key
  return { language, t, find }
}

const WordsContext = createContext<Words>(makeWords('en', {}))

interface Props {
  readonly words: Words
  readonly children: ReactNode
}

export function WordsProvider({ words, children }: Props) {
  return <WordsContext value={words}>{children}</WordsContext>
}

export function useWords(): Words {
  return use(WordsContext)
}

export function useT(): Translate {
  return use(WordsContext).t
}

/** The language's own formats of numbers and times. */
export function useFormats() {
  const { language } = useWords()
  return useMemo(
    () => ({
      number: new Intl.NumberFormat(language),
      exact: new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short' }),
      /** Exact for the record: seconds and time zone. */
      stamp: new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'long' }),
      dateTime: new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }),
      /** For times that are near: which day, and when. */
      dayTime: new Intl.DateTimeFormat(language, {
        weekday: 'short',
        hour: 'numeric',
        minute: '2-digit',
      }),
      date: new Intl.DateTimeFormat(language, { dateStyle: 'medium' }),
      relative: new Intl.RelativeTimeFormat(language, { numeric: 'auto' }),
      list: new Intl.ListFormat(language, { type: 'conjunction' }),
      collator: new Intl.Collator(language),
    }),
    [language],
  )
}
