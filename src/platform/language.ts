/** The languages that every message, mail and page exists in; the first is the source. */
export const LANGUAGES = ['en', 'sv', 'de', 'zh-CN'] as const

export type Language = (typeof LANGUAGES)[number]

/** What a reader of the language calls it: language switches show these, whatever the page's own language is. */
export const NATIVE_NAMES: Record<Language, string> = {
  en: 'English',
  sv: 'Svenska',
  de: 'Deutsch',
  'zh-CN': '简体中文',
}

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value)
}

/**
 * The reader's most wanted language among the supported ones, by the weights of RFC 9110 section 12.5.4;
 * `sv-FI` finds `sv`, and any Chinese finds `zh-CN`. Without a match, the first supported language.
 */
export function negotiateLanguage(
  acceptLanguage: string | undefined,
  supported: readonly Language[],
): Language {
  for (const range of wantedRanges(acceptLanguage ?? '')) {
    if (range === '*') break
    const primary = range.split('-')[0]
    const found =
      supported.find((language) => language.toLowerCase() === range) ??
      supported.find((language) => language.split('-')[0] === primary)
    if (found !== undefined) return found
  }
  return supported[0] ?? LANGUAGES[0]
}

/** Nobody asks for more than a handful of languages: the cut keeps a hostile header cheap. */
const LONGEST_HEADER = 500

function wantedRanges(header: string): string[] {
  return header
    .slice(0, LONGEST_HEADER)
    .split(',')
    .map((part) => {
      const [range = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase())
      const weight = parameters.find((parameter) => parameter.startsWith('q='))
      return { range, weight: weight === undefined ? 1 : Number(weight.slice(2)) }
    })
    .filter(({ range, weight }) => range !== '' && weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ range }) => range)
}
