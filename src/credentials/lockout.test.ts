import { expect, test } from 'vitest'
import { afterFailure, isLocked, NO_FAILURES, type SignInFailures } from './lockout.ts'

const START = new Date('2026-01-15T09:00:00Z')
const wrong = (text: string | number) => Buffer.from(String(text))

function afterFailures(count: number, before: SignInFailures = NO_FAILURES, now = START) {
  let failures = before
  for (let index = 0; index < count; index++)
    failures = afterFailure(failures, wrong(`${failures.failures}-${index}`), now)
  return failures
}

const lockedMs = ({ lockedUntil }: SignInFailures, now = START) =>
  (lockedUntil?.getTime() ?? now.getTime()) - now.getTime()

test('nine failures lock nobody out, the tenth does for a minute', () => {
  expect(isLocked(afterFailures(9), START)).toBe(false)
  const locked = afterFailures(10)
  expect(isLocked(locked, START)).toBe(true)
  expect(lockedMs(locked)).toBe(60_000)
  expect(isLocked(locked, new Date(START.getTime() + 60_000))).toBe(false)
})

test('each further failure locks for twice as long, up to an hour', () => {
  const minutes = Array.from(
    { length: 8 },
    (_, more) => lockedMs(afterFailures(10 + more)) / 60_000,
  )
  expect(minutes).toEqual([1, 2, 4, 8, 16, 32, 60, 60])
})

test('the last three wrong passwords are not counted again, whatever the order', () => {
  let failures = NO_FAILURES
  for (const text of ['a', 'b', 'c']) failures = afterFailure(failures, wrong(text), START)
  for (const text of ['a', 'c', 'b', 'b', 'a'])
    expect(afterFailure(failures, wrong(text), START)).toEqual(failures)
  const fourth = afterFailure(failures, wrong('d'), START)
  expect(fourth.failures).toBe(4)
  // Four ago is forgotten.
  expect(afterFailure(fourth, wrong('a'), START).failures).toBe(5)
})

test('somebody who was locked out and repeats the same mistake is not locked out for longer', () => {
  const locked = afterFailures(10)
  const again = afterFailure(locked, locked.recentWrong[0] ?? wrong(''), START)
  expect(again).toEqual(locked)
})
