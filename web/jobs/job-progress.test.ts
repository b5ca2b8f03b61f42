import { expect, test } from 'vitest'
import { progressOf, quarterOf, roundRate, timeLeft } from './job-progress.ts'

const counts = { planned: 0, leftOut: 0, done: 0, failed: 0, cancelled: 0 }

test('progress counts what failed as settled, and never those left out', () => {
  expect(progressOf({ ...counts, planned: 6, done: 3, failed: 1, leftOut: 90 })).toEqual({
    settled: 4,
    total: 10,
    share: 0.4,
  })
  expect(progressOf({ ...counts, done: 3, cancelled: 7 })).toMatchObject({ settled: 3, total: 10 })
  expect(progressOf({ ...counts, leftOut: 5 }).share).toBe(0)
})

test('a screen reader hears four times how far it is, and a hundred only at the end', () => {
  const said = (done: number) => quarterOf(progressOf({ ...counts, planned: 1000 - done, done }))
  expect([0, 249, 250, 499, 500, 749, 750, 999, 1000].map(said)).toEqual([
    0, 0, 25, 25, 50, 50, 75, 75, 100,
  ])
})

test('the time left is said in steps that people can use, and never too little', () => {
  const said = (seconds: number) => {
    const { value, unit } = timeLeft(seconds)
    return `${value} ${unit}`
  }
  expect([0, 1, 12, 90, 91, 600, 5400, 5401, 10_801].map(said)).toEqual([
    '5 second',
    '5 second',
    '15 second',
    '90 second',
    '2 minute',
    '10 minute',
    '90 minute',
    '2 hour',
    '4 hour',
  ])
})

test('a slow rate has a tenth, a fast one none', () => {
  expect([0.04, 0.26, 9.94, 9.96, 137.4].map(roundRate)).toEqual([0, 0.3, 9.9, 10, 137])
})
