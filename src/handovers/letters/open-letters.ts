import { inTransaction, type Transaction } from '../../audit/in-transaction.ts'
import { getUser, getUsers } from '../../directory/queries.ts'
import type { User } from '../../directory/user.ts'
import type { Context } from '../../platform/context.ts'
import { Problem } from '../../platform/problem.ts'
import { Secret } from '../../platform/secret.ts'
import { decideReset, requireAllowed, requireOperator } from '../../roles/policy.ts'
import { referenceOf } from '../handover.ts'
import { handoverNotFound, lockHandover } from '../queries.ts'
import { recordEvent } from '../record-event.ts'
import { decidePrint } from './letter.ts'
import { type LockedLetter, lockLetters } from './letter-queries.ts'

/** A letter on the screen of who prints it. */
export interface OpenedLetter {
  readonly letter: LockedLetter
  readonly user: User
  readonly code: Secret
}

/** Opens letters for printing, all of them or none, in the order in which they are wanted. Each time is an event of the hand-over and of the audit log. */
export async function openLetters(
  ctx: Context,
  numbers: readonly number[],
): Promise<OpenedLetter[]> {
  return await inTransaction(ctx, async (tx) => {
    const letters = await lockForOperator(tx, numbers)
    const users = await getUsers(
      tx.db,
      letters.map(({ userId }) => userId),
    )
    const opened: OpenedLetter[] = []
    for (const letter of letters) {
      const decision = decidePrint(letter)
      if (!decision.allowed) throw letterProblem(letter, decision.reason)
      const code = openCode(tx, letter)
      const user = users.get(letter.userId) ?? (await getUser(tx.db, letter.userId))
      await recordEvent(tx, await lockHandover(tx.db, letter.id), 'letterOpened')
      tx.audit({
        action: 'handover.letterOpened',
        target: { kind: 'user', id: user.id, name: user.displayName },
        detail: { handover: referenceOf(letter.number) },
      })
      opened.push({ letter, user, code })
    }
    const place = new Map(numbers.map((number, index) => [number, index]))
    return opened.toSorted(
      (a, b) => (place.get(a.letter.number) ?? 0) - (place.get(b.letter.number) ?? 0),
    )
  })
}

/** Locks the letters and decides on each person as they are now: whoever sees a code could use it (S17). */
export async function lockForOperator(
  tx: Transaction,
  numbers: readonly number[],
): Promise<LockedLetter[]> {
  const operator = requireOperator(tx.actor)
  const wanted = [...new Set(numbers)]
  const letters = await lockLetters(tx.db, wanted)
  if (letters.length < wanted.length) throw handoverNotFound()
  for (const { userId, roles } of letters)
    requireAllowed(decideReset(operator, { id: userId, roles }))
  return letters
}

export function letterProblem({ number }: LockedLetter, reason = ''): Problem {
  return new Problem(
    'conflict',
    reason === 'already-ended' ? 'handover-ended' : reason,
    `${referenceOf(number)}: this can't be done with the letter any more.`,
    { handover: referenceOf(number) },
  )
}

/** Sealed under a key that is lost: nothing is printed, and the letter runs into its deadline (S10). */
function openCode({ keys, log }: Transaction, letter: LockedLetter): Secret {
  try {
    return new Secret(keys.open('letter', letter.id, letter.sealed ?? Buffer.alloc(0)))
  } catch {
    log.error({ handover: letter.number }, 'the code of a letter could not be opened')
    throw letterProblem(letter, 'letter-unreadable')
  }
}
