import type { LetterSort } from '../../src/handovers/contract.ts'
import type { WaitingLetter } from './letters-queries.ts'

export interface LetterSection {
  /** A class or an office; null: of none. */
  readonly name: string | null
  readonly kind: 'mine' | 'others' | 'named' | 'all'
  readonly letters: readonly WaitingLetter[]
}

/** Under their class or office, in the order in which they come; without those, one's own first. */
export function groupLetters(letters: readonly WaitingLetter[], sort: LetterSort): LetterSection[] {
  switch (sort) {
    case 'newest':
      return [
        { name: null, kind: 'mine' as const, letters: letters.filter(({ mine }) => mine) },
        { name: null, kind: 'others' as const, letters: letters.filter(({ mine }) => !mine) },
      ].filter((section) => section.letters.length > 0)
    case 'displayName':
      return [{ name: null, kind: 'all', letters }]
    case 'department':
    case 'officeLocation':
      return [...Map.groupBy(letters, ({ group }) => group)].map(([name, some]) => ({
        name,
        kind: 'named',
        letters: some,
      }))
  }
}
