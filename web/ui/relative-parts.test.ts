import { expect, test } from 'vitest'
import { relativeParts } from './relative-parts.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

test.each([
  [10_000, { value: 0, unit: 'now' }],
  [-5 * MINUTE, { value: -5, unit: 'minute' }],
  [-50_000, { value: -1, unit: 'minute' }],
  [-90 * MINUTE, { value: -1, unit: 'hour' }],
  [-26 * HOUR, { value: -26, unit: 'hour' }],
  [3 * DAY, { value: 3, unit: 'day' }],
  [-30 * DAY, { value: -4, unit: 'week' }],
  [-200 * DAY, { value: -6, unit: 'month' }],
  [-1000 * DAY, { value: -3, unit: 'year' }],
])('%d ms is %o', (difference, parts) => {
  expect(relativeParts(difference)).toEqual(parts)
})
