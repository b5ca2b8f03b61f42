import { describe, expect, test } from 'vitest'
import { comparePlaces, wasQuick } from './doubts.ts'

const AT = new Date('2026-01-15T09:00:00Z')
const after = (seconds: number) => new Date(AT.getTime() + seconds * 1000)

describe('a reveal is quick', () => {
  test.each([
    ['at once', AT, after(0), true],
    ['within a minute', AT, after(60), true],
    ['not after more than a minute', AT, after(60.001), false],
    ['when the acceptance is recorded a moment after it', after(2), AT, true],
    ['not when the acceptance is recorded much later: that says nothing', after(3600), AT, false],
    ['not when nobody knows when the mail server took it', null, AT, false],
    ['not before there is one', AT, null, false],
  ])('%s', (_, acceptedAt, revealedAt, quick) => {
    expect(wasQuick(acceptedAt, revealedAt)).toBe(quick)
  })
})

const LUND = { network: '130.235.0.1/32', country: 'SE' }
const UMEA = { network: '130.239.0.1/32', country: 'SE' }
const BERLIN = { network: '141.20.0.1/32', country: 'DE' }
const OFFICE = { network: '10.0.0.7/32', country: null }
const NEXT_DESK = { network: '10.0.0.8/32', country: null }

describe('a sign-in comes from elsewhere', () => {
  test.each([
    ['in another country', LUND, BERLIN, 'country', { urgent: true }],
    [
      'in another country, also when networks are compared',
      LUND,
      BERLIN,
      'network',
      { urgent: true },
    ],
    ['not in another network of the same country', LUND, UMEA, 'country', null],
    ['in another network, when networks are compared', LUND, UMEA, 'network', { urgent: false }],
    ['not in the same network', LUND, LUND, 'network', null],
    ['not when the policy does not ask', LUND, BERLIN, 'off', null],
    ['not when one of them has no country', OFFICE, BERLIN, 'country', null],
    ['not between two desks of an office', OFFICE, NEXT_DESK, 'country', null],
    [
      'between two desks, when networks are compared',
      OFFICE,
      NEXT_DESK,
      'network',
      { urgent: false },
    ],
    ['not when nobody knows where it was revealed', null, BERLIN, 'network', null],
  ] as const)('%s', (_, revealed, signedIn, otherPlace, answer) => {
    expect(comparePlaces(revealed, signedIn, { otherPlace })).toEqual(answer)
  })
})
