import { expect, test } from 'vitest'
import { parseKeptEvent } from './kept-event.ts'

const MAC = '0a1b'.repeat(16)

test('an event is read as it was printed, or typed from paper in groups and capitals', () => {
  const typed = MAC.toUpperCase().replace(/(.{8})/g, '$1 ')
  for (const text of [`812:${MAC}`, `812: ${typed}`])
    expect(parseKeptEvent(text)).toEqual({ sequence: 812, mac: MAC })
})

test('its first half will do; less, or what is no hash, is refused', () => {
  expect(parseKeptEvent(`1:${MAC.slice(0, 32)}`).mac).toHaveLength(32)
  for (const text of ['', '812', `812:${MAC.slice(0, 31)}`, `812:${MAC}0`, `:${MAC}`, `8x:${MAC}`])
    expect(() => parseKeptEvent(text), text).toThrow('looks like 123:0a1b')
})
