/**
 * The one form in which a password is checked, hashed and compared: the same letters typed on two
 * keyboards are the same password (NFC, NIST SP 800-63B section 5.1.1.2). Nothing is trimmed or cut.
 */
export function normalisePassword(password: string): string {
  return password.toWellFormed().normalize('NFC')
}

/** Characters as people count them: a letter outside the basic plane is one. */
export function countCharacters(text: string): number {
  return Array.from(text).length
}
