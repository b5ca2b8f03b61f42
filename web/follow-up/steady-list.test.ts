import { describe, expect, test } from 'vitest'
import { keepSteady } from './steady-list.ts'

const items = (...numbers: number[]) => numbers.map((number) => ({ number, at: 'before' }))
const later = (...numbers: number[]) => numbers.map((number) => ({ number, at: 'now' }))
const numbersOf = ({ shown }: { shown: readonly { number: number }[] }) =>
  shown.map(({ number }) => number)

describe('while somebody is in the list', () => {
  test('what comes above is held back, and counted', () => {
    const steady = keepSteady(items(3, 2, 1), later(5, 4, 3, 2, 1), undefined)
    expect(numbersOf(steady)).toEqual([3, 2, 1])
    expect(steady.heldBack).toBe(2)
  })

  test('what comes below pushes nothing, and is shown', () => {
    const steady = keepSteady(items(3, 2), later(3, 2, 1), undefined)
    expect(numbersOf(steady)).toEqual([3, 2, 1])
    expect(steady.heldBack).toBe(0)
  })

  test('what is known of each is what is known now, in the order in which it stood', () => {
    const steady = keepSteady(items(2, 1), later(1, 2), undefined)
    expect(steady.shown).toEqual(later(2, 1))
  })

  test('what left the list leaves, but for the one that is in use', () => {
    expect(numbersOf(keepSteady(items(3, 2, 1), later(3, 1), undefined))).toEqual([3, 1])
    expect(keepSteady(items(3, 2, 1), later(3, 1), 2).shown).toEqual([
      ...later(3),
      ...items(2),
      ...later(1),
    ])
  })

  test('an empty list takes what comes', () => {
    expect(keepSteady(items(), later(2, 1), undefined)).toEqual({
      shown: later(2, 1),
      heldBack: 0,
    })
  })
})
