import type { Language } from './language.ts'

/** English dates are written day first with a 24-hour clock, which no reader takes for another day. */
const LOCALES: Record<Language, string> = {
  en: 'en-GB',
  sv: 'sv-SE',
  de: 'de-DE',
  'zh-CN': 'zh-CN',
}

const DATE_TIME = {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
} as const

/** "24 November 2026 at 14:32 CET". Without a time zone, the server's own. */
export function formatDateTime(language: Language, date: Date, timeZone?: string): string {
  return formatter(language, 'date-time', timeZone).format(date)
}

/** "24 November 2026". */
export function formatDate(language: Language, date: Date, timeZone?: string): string {
  return formatter(language, 'date', timeZone).format(date)
}

/** "14:32 CET", for what happens today. */
export function formatTime(language: Language, date: Date, timeZone?: string): string {
  return formatter(language, 'time', timeZone).format(date)
}

const STYLES = {
  'date-time': DATE_TIME,
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' },
} as const

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(language: Language, style: keyof typeof STYLES, timeZone?: string) {
  const key = `${language} ${style} ${timeZone ?? ''}`
  let found = formatters.get(key)
  if (found === undefined) {
    const zone = timeZone === undefined ? {} : { timeZone }
    found = new Intl.DateTimeFormat(LOCALES[language], { ...STYLES[style], ...zone })
    formatters.set(key, found)
  }
  return found
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

/** "in 3 hours", "2 days ago", "now", in the largest unit that fits. */
export function formatRelative(language: Language, date: Date, now: Date): string {
  const seconds = (date.getTime() - now.getTime()) / 1000
  const relative = new Intl.RelativeTimeFormat(LOCALES[language], { numeric: 'auto' })
  for (const [unit, length] of UNITS) {
    const amount = Math.round(seconds / length)
    if (Math.abs(amount) >= 1) return relative.format(amount, unit)
  }
  return relative.format(0, 'second')
}
