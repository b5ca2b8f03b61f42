const TIMEOUT_MS = 5_000
const MAX_BYTES = 20_000
const KEPT = 10

/** Text from an address at Amazon that the caller has checked; no redirect leads elsewhere. */
export async function fetchFromSns(url: string): Promise<string> {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) })
  if (!response.ok) throw new Error(`SNS answered ${response.status}.`)
  const text = await response.text()
  if (text.length > MAX_BYTES) throw new Error('SNS answered too much.')
  return text
}

/** Certificates of SNS, each fetched once: one address never changes its certificate. */
export function snsCertificates(
  fetchText: (url: string) => Promise<string> = fetchFromSns,
): (url: string) => Promise<string> {
  const known = new Map<string, Promise<string>>()
  return async (url) => {
    const cached = known.get(url)
    if (cached !== undefined) return await cached
    const [oldest] = known.keys()
    if (known.size >= KEPT && oldest !== undefined) known.delete(oldest)
    const fetched = fetchText(url)
    known.set(url, fetched)
    // One that failed is asked for again.
    fetched.catch(() => known.delete(url))
    return await fetched
  }
}
