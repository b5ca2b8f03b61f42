import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs'
import { createRequire } from 'node:module'
import ipaddr from 'ipaddr.js'
import type * as Mmdb from 'mmdb-lib'
import type { Log } from './log.ts'

/** ISO 3166's two letters for a client's network, as `SE`; null where nobody can say. */
export type CountryOf = (network: string) => string | null

/** What the two kinds of free databases hold: ip-location-db's, and GeoLite2's with everything around it. */
type CountryRecord =
  | { readonly country_code?: string }
  | { readonly country?: { readonly iso_code?: string } }

const require = createRequire(import.meta.url)
const BUNDLED = '@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country.mmdb'

/**
 * Looks countries up in a MaxMind DB file, in the one that came with the package if none is named. The file is read
 * whole, 8 MB, when the first public address is asked for, and so never where all clients are on a private network.
 * One that can't be read is said once in the log, and from then on no country is known.
 */
export function countriesIn(file: string | null, log: Log): CountryOf {
  let reader: Mmdb.Reader<never> | null | undefined
  return (network) => {
    const address = publicAddressOf(network)
    if (address === undefined) return null
    if (reader === undefined) {
      try {
        reader = openDatabase(file ?? require.resolve(BUNDLED))
      } catch (error) {
        const message = error instanceof Error ? error.message : 'unknown'
        log.warn({ message }, 'the country database is not readable: no country is known')
        reader = null
      }
    }
    return reader === null ? null : codeIn(reader.get(address))
  }
}

function openDatabase(file: string): Mmdb.Reader<never> {
  // Loaded with the file, since few processes ever need either.
  const { Reader } = require('mmdb-lib') as typeof Mmdb
  return new Reader(readFileSync(file))
}

function codeIn(record: CountryRecord | null): string | null {
  if (record === null) return null
  const code = 'country_code' in record ? record.country_code : nested(record)
  return code !== undefined && /^[A-Z]{2}$/.test(code) ? code : null
}

function nested(record: CountryRecord): string | undefined {
  return 'country' in record ? record.country?.iso_code : undefined
}

/** Of `192.0.2.7/32` and `2001:db8::/64`; undefined for what belongs to no country: private, loopback, reserved. */
function publicAddressOf(network: string): string | undefined {
  const [address = ''] = network.split('/')
  if (!ipaddr.isValid(address)) return undefined
  return ipaddr.process(address).range() === 'unicast' ? address : undefined
}

/** What a MaxMind DB file has within its last 128 KiB, before what describes it. */
const MARK = Buffer.from('\u00ab\u00cd\u00efMaxMind.com', 'latin1')
const MARK_WITHIN = 128 * 1024

/** Is it such a file, as far as its end tells? Throws where it can't be read. */
export function isCountryDatabase(file: string): boolean {
  const descriptor = openSync(file, 'r')
  try {
    const { size } = fstatSync(descriptor)
    const end = Buffer.alloc(Math.min(size, MARK_WITHIN))
    readSync(descriptor, end, 0, end.length, size - end.length)
    return end.includes(MARK)
  } finally {
    closeSync(descriptor)
  }
}
