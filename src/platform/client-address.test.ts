import { describe, expect, test } from 'vitest'
import { clientAddress, isTrustedProxy, networkOf, parseNetworks } from './client-address.ts'

const PROXIES = parseNetworks(['127.0.0.1', '10.0.0.0/8', 'fd00::/8'])

describe('S12: callers are counted by network', () => {
  test.each([
    ['192.0.2.7', '192.0.2.7/32'],
    ['::ffff:192.0.2.7', '192.0.2.7/32'],
    ['::FFFF:C000:0207', '192.0.2.7/32'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
    ['2001:db8:1:3::1', '2001:db8:1:3::/64'],
    ['fe80::1%eth0', 'fe80::/64'],
    ['::1', '::/64'],
  ])('%s belongs to %s', (ip, network) => {
    expect(networkOf(ip)).toBe(network)
  })

  test.each([
    '',
    'localhost',
    '1.2.3',
    '0177.0.0.1',
    '0x7f000001',
    '2130706433',
    '1.2.3.4.5',
    'a,b',
  ])('%j is no address and shares one limit with its kind', (text) => {
    expect(networkOf(text)).toBe('unknown')
  })
})

describe('S12, S3: who is calling comes only from configured proxies', () => {
  test('without a proxy, X-Forwarded-For is ignored', () => {
    expect(clientAddress('192.0.2.7', '198.51.100.1', [])).toBe('192.0.2.7')
    expect(clientAddress('192.0.2.7', '198.51.100.1', PROXIES)).toBe('192.0.2.7')
  })

  test('behind a proxy, the rightmost hop that is no proxy is the caller', () => {
    expect(clientAddress('10.0.0.1', '198.51.100.1', PROXIES)).toBe('198.51.100.1')
    expect(clientAddress('10.0.0.1', '198.51.100.1, 10.1.1.1', PROXIES)).toBe('198.51.100.1')
    expect(clientAddress('::ffff:10.0.0.1', '198.51.100.1', PROXIES)).toBe('198.51.100.1')
    expect(clientAddress('fd00::1', '2001:db8::7', PROXIES)).toBe('2001:db8::7')
  })

  test('what the caller wrote into the header itself is never believed', () => {
    expect(clientAddress('10.0.0.1', '127.0.0.1, 198.51.100.1', PROXIES)).toBe('198.51.100.1')
    expect(clientAddress('10.0.0.1', '10.9.9.9, 203.0.113.5, 198.51.100.1', PROXIES)).toBe(
      '198.51.100.1',
    )
    expect(clientAddress('10.0.0.1', ['203.0.113.5', '198.51.100.1'], PROXIES)).toBe('198.51.100.1')
  })

  test('a hop that is no address ends the search at the proxy that wrote it', () => {
    expect(clientAddress('10.0.0.1', '203.0.113.5, nonsense', PROXIES)).toBe('10.0.0.1')
    expect(clientAddress('10.0.0.1', '203.0.113.5, nonsense, 10.2.2.2', PROXIES)).toBe('10.2.2.2')
    expect(clientAddress('10.0.0.1', '', PROXIES)).toBe('10.0.0.1')
    expect(clientAddress('10.0.0.1', undefined, PROXIES)).toBe('10.0.0.1')
  })

  test('where every hop is a proxy, the first of them is the caller', () => {
    expect(clientAddress('10.0.0.1', '10.3.3.3, 10.2.2.2', PROXIES)).toBe('10.3.3.3')
  })

  test('ports and brackets around a hop are understood', () => {
    expect(clientAddress('10.0.0.1', '198.51.100.1:5123', PROXIES)).toBe('198.51.100.1')
    expect(clientAddress('10.0.0.1', '[2001:db8::7]:443', PROXIES)).toBe('2001:db8::7')
  })

  test('a connection whose other end is unknown is nobody’s', () => {
    expect(clientAddress(undefined, '198.51.100.1', PROXIES)).toBe('unknown')
  })

  test('only a configured proxy is one', () => {
    expect(isTrustedProxy('10.200.3.4', PROXIES)).toBe(true)
    expect(isTrustedProxy('::ffff:127.0.0.1', PROXIES)).toBe(true)
    expect(isTrustedProxy('127.0.0.2', PROXIES)).toBe(false)
    expect(isTrustedProxy('fe80::1', PROXIES)).toBe(false)
    expect(isTrustedProxy(undefined, PROXIES)).toBe(false)
    expect(isTrustedProxy('10.0.0.1', [])).toBe(false)
  })
})

test.each(['10.0.0.0/33', '012.0.0.0/8', '10/8', 'proxy', '', '10.0.0.0/8/8', '*'])(
  '%j is refused as a proxy',
  (text) => {
    expect(() => parseNetworks([text])).toThrow('is no address and no network')
  },
)
