import { expect, test } from 'vitest'
import { axisEnd, OUTCOMES, stack, sumOf } from './outcomes.ts'

test('an axis ends at a round number that can be halved, and holds the highest bar', () => {
  expect([0, 1, 2, 3, 9, 10, 11, 23, 60, 61, 99, 2000, 2001].map(axisEnd)).toEqual([
    2, 2, 2, 4, 10, 10, 20, 30, 60, 80, 100, 2000, 3000,
  ])
})

test('each outcome is counted once', () => {
  const counts = { receipt: 1, open: 2, failed: 4, expired: 8, ended: 16, disputed: 32 }
  expect(sumOf(counts)).toBe(63)
  expect(new Set(OUTCOMES).size).toBe(6)
})

test('the parts of a bar stand on each other, and those of nought are left out', () => {
  const counts = { receipt: 5, open: 0, failed: 1, expired: 0, ended: 2, disputed: 0 }
  expect(stack(counts, 10)).toEqual([
    { outcome: 'receipt', y: 50, height: 50 },
    { outcome: 'ended', y: 30, height: 20 },
    { outcome: 'failed', y: 20, height: 10 },
  ])
})
