import { useMemo } from 'react'
import { useWords } from '../ui/t.tsx'

/** A calendar day such as `2026-01-15` in words; it has no time zone any more. */
export function useDayFormats() {
  const { language } = useWords()
  return useMemo(() => {
    const short = new Intl.DateTimeFormat(language, {
      day: 'numeric',
      month: 'short',
      timeZone: 'UTC',
    })
    const whole = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' })
    const at = (day: string) => new Date(`${day}T00:00:00Z`)
    return {
      short: (day: string) => short.format(at(day)),
      whole: (day: string) => whole.format(at(day)),
    }
  }, [language])
}
