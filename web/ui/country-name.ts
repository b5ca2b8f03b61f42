import { useMemo } from 'react'
import { useWords } from './t.tsx'

/** Says ISO 3166's two letters in the viewer's language: "Sweden". */
export function useCountryName(): (code: string) => string {
  const { language } = useWords()
  return useMemo(() => {
    const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'code' })
    return (code) => (/^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code)
  }, [language])
}
