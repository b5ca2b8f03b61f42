import type { Decision } from '../../platform/contract.ts'
import type { HandoverWay } from '../contract.ts'

/** So long the code of a letter can be shown; then it is erased, printed or not (S9). */
export const PRINT_WITHIN_MS = 24 * 3_600_000

/** What decides on a letter besides who asks. */
export interface LetterFacts {
  readonly way: HandoverWay
  readonly open: boolean
  /** Its code is still there. */
  readonly waits: boolean
  readonly wasOpened: boolean
  readonly wasPrinted: boolean
}

const YES: Decision = { allowed: true }
const no = (reason: string): Decision => ({ allowed: false, reason })

/** May it be opened for printing? As often as needed, until somebody says that it printed. */
export function decidePrint({ way, open, waits, wasPrinted }: LetterFacts): Decision {
  if (way !== 'letter') return no('no-letter')
  if (!open) return no('already-ended')
  if (wasPrinted) return no('letter-printed')
  return waits ? YES : no('letter-erased')
}

/** May somebody say that it printed? Also when they are asked too late, and its code is gone. */
export function decideConfirm({ way, open, wasOpened, wasPrinted }: LetterFacts): Decision {
  if (way !== 'letter') return no('no-letter')
  if (!open) return no('already-ended')
  if (wasPrinted) return no('letter-printed')
  return wasOpened ? YES : no('letter-not-opened')
}

/** What stands in the window of the envelope: who, and where the paper is to go. */
export function addressLines(user: {
  readonly displayName: string
  readonly userPrincipalName: string
  readonly givenName: string | null
  readonly surname: string | null
  readonly department: string | null
  readonly officeLocation: string | null
  readonly streetAddress: string | null
  readonly postalCode: string | null
  readonly city: string | null
  readonly country: string | null
}): string[] {
  const fullName = joined(user.givenName, user.surname)
  const lines = [
    holdsAnswer(user.displayName, user) ? fullName : user.displayName,
    user.department ?? '',
    user.officeLocation ?? '',
    user.streetAddress ?? '',
    joined(user.postalCode, user.city),
    user.country ?? '',
  ]
  // DIN 5008 has room for six. The user name is what has to be typed: it never stands here (S5).
  return lines.filter((line) => line !== '' && !holdsAnswer(line, user)).slice(0, 6)
}

function holdsAnswer(line: string, { userPrincipalName }: { userPrincipalName: string }): boolean {
  const folded = (text: string) => text.normalize('NFKC').toLocaleLowerCase('en')
  return folded(line).includes(folded(userPrincipalName))
}

function joined(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(' ')
}
