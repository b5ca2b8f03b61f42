import { expect, test } from 'vitest'
import { plainDuration } from './plain-duration.ts'

test('a duration is said in the unit that people would use, and never as less than it was', () => {
  const said = (seconds: number) => {
    const { value, unit } = plainDuration(seconds)
    return `${value} ${unit}`
  }
  expect([0, 59, 61, 5400, 5401, 47 * 3600, 47 * 3600 + 1, 30 * 86400].map(said)).toEqual([
    '1 minute',
    '1 minute',
    '2 minute',
    '90 minute',
    '2 hour',
    '47 hour',
    '2 day',
    '30 day',
  ])
})
