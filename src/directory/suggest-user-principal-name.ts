import type { Language } from '../platform/language.ts'
import { normaliseUserPrincipalName } from './user-principal-name.ts'

// Letters that don't come apart into a plain one and an accent.
const LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŋ: 'ng',
}
// German writes an umlaut out; Swedish and Finnish drop the dots and the ring.
const GERMAN: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue' }
const LONGEST_LOCAL = 64

function plainLetters(name: string, language: Language): string | undefined {
  const special = language === 'de' ? { ...LETTERS, ...GERMAN } : LETTERS
  const plain = Array.from(name.normalize('NFC').toLowerCase())
    .map((letter) => special[letter] ?? letter)
    .join('')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
  // What is still a letter but not a Latin one would need a romanisation, and the person's consent.
  if (/\P{ASCII}/u.test(plain.replace(/[^\p{L}]/gu, ''))) return undefined
  return plain.replace(/[^a-z0-9-]/g, '').replace(/^-+|-+$/g, '')
}

/**
 * `anna.lindqvist@contoso.example` for Anna Lindqvist, as a suggestion to change. Undefined where the
 * name can't be written in plain Latin letters, such as a Chinese one, or where nothing is left.
 */
export function suggestUserPrincipalName(
  givenName: string,
  surname: string,
  domain: string,
  language: Language = 'en',
): string | undefined {
  const parts = [givenName, surname].map((name) => plainLetters(name, language))
  if (parts.includes(undefined)) return undefined
  const local = parts
    .filter((part) => part !== '')
    .join('.')
    .slice(0, LONGEST_LOCAL)
    .replace(/[.-]+$/, '')
  const result = normaliseUserPrincipalName(`${local}@${domain}`)
  return result.ok ? result.userPrincipalName : undefined
}
