import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { countriesIn, isCountryDatabase } from './countries.ts'
import { createLog } from './log.ts'

const logged: string[] = []
const log = createLog('warn', { write: (line) => void logged.push(line) })
const countryOf = countriesIn(null, log)

test.each([
  ['130.237.0.1/32', 'SE'],
  ['141.20.1.1/32', 'DE'],
  ['2001:6b0::/64', 'SE'],
  ['2001:638::/64', 'DE'],
])('%s is in %s', (network, country) => {
  expect(countryOf(network)).toBe(country)
})

test.each([
  '127.0.0.1/32',
  '10.1.2.3/32',
  '192.168.1.9/32',
  '100.64.0.1/32',
  '169.254.1.1/32',
  '203.0.113.4/32',
  '::1/64',
  'fd00::/64',
  'fe80::/64',
  'unknown',
  '',
  'not/an/address',
])('%j belongs to no country', (network) => {
  expect(countryOf(network)).toBeNull()
})

test('a file that is not there or not of the kind makes no country known, and is said once', () => {
  const missing = countriesIn('/nowhere/at-all.mmdb', log)
  expect(missing('130.237.0.1/32')).toBeNull()
  expect(missing('141.20.1.1/32')).toBeNull()
  expect(logged.filter((line) => line.includes('country database')).length).toBe(1)
})

test('a country database is told from another file by its end', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'kvittens-countries-'))
  const other = path.join(folder, 'other.mmdb')
  writeFileSync(other, 'something else')
  const like = path.join(folder, 'like.mmdb')
  writeFileSync(like, Buffer.from('\u00ab\u00cd\u00efMaxMind.com', 'latin1'))
  expect(isCountryDatabase(other)).toBe(false)
  expect(isCountryDatabase(like)).toBe(true)
  expect(() => isCountryDatabase(path.join(folder, 'missing.mmdb'))).toThrow(/ENOENT/)
})
