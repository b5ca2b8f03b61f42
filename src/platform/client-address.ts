import ipaddr from 'ipaddr.js'

type Address = ReturnType<typeof ipaddr.process>

/** A range of addresses, such as 10.0.0.0/8. */
export type Network = readonly [address: Address, prefixLength: number]

const IPV6_PREFIX = 64
const FULL_PREFIX = { ipv4: 32, ipv6: 128 }

// One bucket for everything that isn't an address: a broken proxy must not become unlimited (S12).
const UNKNOWN = 'unknown'

function readAddress(text: string): Address | undefined {
  // A forwarded hop may carry a port: 192.0.2.1:4711, [2001:db8::1]:4711.
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? text.replace(/^([\d.]+):\d+$/, '$1')
  if (ipaddr.IPv6.isValid(bare)) return ipaddr.process(bare.replace(/%.*$/, ''))
  // Only four decimal numbers: 0177.1 and the like are an address to some and a trick to others.
  return ipaddr.IPv4.isValidFourPartDecimal(bare) ? ipaddr.process(bare) : undefined
}

/**
 * Reads a setting such as `127.0.0.1`, `10.0.0.0/8` or `fd00::/8`. Throws a plain Error that names what
 * isn't an address or a network.
 */
export function parseNetworks(texts: readonly string[]): readonly Network[] {
  return texts.map((text) => {
    const address = readAddress(text)
    if (address !== undefined) return [address, FULL_PREFIX[address.kind()]]
    if (!ipaddr.IPv6.isValidCIDR(text) && !ipaddr.IPv4.isValidCIDRFourPartDecimal(text))
      throw new Error(`${text} is no address and no network`)
    const [network, prefixLength] = ipaddr.parseCIDR(text)
    return [network, prefixLength]
  })
}

function isWithin(address: Address, networks: readonly Network[]): boolean {
  return networks.some(
    ([network, prefixLength]) =>
      network.kind() === address.kind() && address.match(network, prefixLength),
  )
}

/** Whether the other end of the connection may tell us who is behind it (S3, S12). */
export function isTrustedProxy(
  remoteAddress: string | undefined,
  trustedProxies: readonly Network[],
): boolean {
  const address = readAddress(remoteAddress ?? '')
  return address !== undefined && isWithin(address, trustedProxies)
}

/**
 * Who is calling: the other end of the connection, or, if that is a configured proxy, the rightmost
 * hop of X-Forwarded-For that isn't one. What stands further left is what somebody claimed (S12).
 */
export function clientAddress(
  remoteAddress: string | undefined,
  forwardedFor: string | readonly string[] | undefined,
  trustedProxies: readonly Network[],
): string {
  let client = readAddress(remoteAddress ?? '')
  const hops = [forwardedFor ?? []].flat().flatMap((header) => header.split(','))
  while (client !== undefined && isWithin(client, trustedProxies)) {
    const hop = hops.pop()
    if (hop === undefined) break
    const address = readAddress(hop.trim())
    // What a trusted proxy can't name stays with that proxy.
    if (address === undefined) break
    client = address
  }
  return client?.toString() ?? UNKNOWN
}

/**
 * Under what a caller is counted (S12): an IPv4 address by itself, an IPv6 address by its /64, which is
 * what one customer gets. An IPv4 address inside IPv6 is the IPv4 address.
 */
export function networkOf(ip: string): string {
  const address = readAddress(ip)
  if (address === undefined) return UNKNOWN
  if (address.kind() === 'ipv4') return `${address.toString()}/32`
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${address.toString()}/${IPV6_PREFIX}`).toString()}/64`
}
