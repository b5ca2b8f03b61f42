import { randomBytes, randomInt } from 'node:crypto'

// No 0 O o, no 1 I l: the password may be read aloud or copied from paper.
const GROUPS = ['abcdefghijkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789'] as const
const ALPHABET = GROUPS.join('')
const LENGTH = 16
const GROUP_LENGTH = 4
const PIN_DIGITS = 6

/** What a generated password is worth, rounded down: 92 bits. Shown beside it. */
export const GENERATED_PASSWORD_BITS = Math.floor(LENGTH * Math.log2(ALPHABET.length))

/** Bytes from here on are drawn again: what is left divides evenly among the characters. */
const EVEN_END = 256 - (256 % ALPHABET.length)

/** Many random bytes at a time: asking for each character apart costs more than all the rest. */
function drawPassword(): string {
  let password = ''
  while (password.length < LENGTH) {
    for (const byte of randomBytes(2 * LENGTH)) {
      if (byte < EVEN_END && password.length < LENGTH)
        password += ALPHABET.charAt(byte % ALPHABET.length)
    }
  }
  return password
}

function hasEveryGroup(password: string): boolean {
  return GROUPS.every((group) =>
    Array.from(password).some((character) => group.includes(character)),
  )
}

/**
 * A random password of 16 characters with a lower-case letter, a capital and a digit. What doesn't
 * comply is drawn again as a whole, which keeps all complying passwords equally likely. `complies`
 * may ask for more, such as the organisation's policy.
 */
export function generatePassword(complies: (password: string) => boolean = () => true): string {
  for (;;) {
    const password = drawPassword()
    if (hasEveryGroup(password) && complies(password)) return password
  }
}

/** How a generated password is shown and read aloud. The blanks aren't part of it. */
export function groupsOfFour(password: string): readonly string[] {
  const characters = Array.from(password)
  const groups: string[] = []
  for (let start = 0; start < characters.length; start += GROUP_LENGTH)
    groups.push(characters.slice(start, start + GROUP_LENGTH).join(''))
  return groups
}

/** Six random digits, for a channel other than the link's. */
export function generatePin(): string {
  return randomInt(10 ** PIN_DIGITS)
    .toString()
    .padStart(PIN_DIGITS, '0')
}
