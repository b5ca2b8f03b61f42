import type { Context } from './context.ts'

/** Where a client was, as evidence: its network, and the country where that was at the time. */
export interface Place {
  readonly network: string
  readonly country: string | null
}

/** For the detail of an event; the country is left out where it isn't known. */
export function placeOf({ network, countryOf }: Pick<Context, 'network' | 'countryOf'>) {
  const country = countryOf(network)
  return { network, ...(country !== null && { country }) }
}

/** Reads a place back from the detail of an event. */
export function placeIn(detail: Readonly<Record<string, unknown>>): Place | null {
  const { network, country } = detail
  if (typeof network !== 'string' || network === '') return null
  return { network, country: typeof country === 'string' ? country : null }
}
