/** What a recipient must type that the mail doesn't hold (S5). */
export type Challenge = 'name' | 'nameOrFamilyName' | 'pin'

/** Is the typed name that of the account, or, for people who never signed in, of the family? */
export function isOwnName(
  typed: string,
  challenge: Challenge,
  user: { readonly userPrincipalName: string; readonly surname: string | null },
): boolean {
  const answer = folded(typed)
  if (answer === '') return false
  if (answer === folded(user.userPrincipalName)) return true
  return (
    challenge === 'nameOrFamilyName' && user.surname !== null && answer === folded(user.surname)
  )
}

export function isWellFormedPin(typed: string): boolean {
  return /^\d{6}$/.test(normalisePin(typed))
}

/** People write codes in groups. */
export function normalisePin(typed: string): string {
  return typed.replace(/[\s-]/g, '')
}

function folded(text: string): string {
  return text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('en')
}
