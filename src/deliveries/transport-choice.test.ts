import { expect, test } from 'vitest'
import { domainOf, pauseFor, sharesOf, type TransportState } from './transport-choice.ts'

const NOW = new Date('2026-03-02T09:00:00Z')
const before = (seconds: number) => new Date(NOW.getTime() - seconds * 1000)
const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1000)

function transport(name: string, changes: Partial<TransportState> = {}): TransportState {
  return {
    name,
    domains: [],
    state: 'ready',
    reason: null,
    serverAnswer: null,
    pausedAt: null,
    retryAt: null,
    bulkRetryAt: null,
    ...changes,
  }
}

const paused = (retryAt: Date | null, reason = 'serverUnreachable') =>
  ({ state: 'paused', reason, retryAt }) as const

/** Who takes a message to this domain in this round; probes aside. */
function takerOf(transports: readonly TransportState[], domain: string): string[] {
  return sharesOf(transports, NOW)
    .filter(({ isProbe, only, except }) =>
      isProbe ? false : only === null ? !except.includes(domain) : only.includes(domain),
    )
    .map(({ transport: name }) => name)
}

test('the domain of an address is what follows its last @, in lower case', () => {
  expect(domainOf('Ann@Home.Example')).toBe('home.example')
})

test('one alone takes everything, without looking at domains', () => {
  expect(sharesOf([transport('a')], NOW)).toEqual([
    { transport: 'a', lane: 'interactive', only: null, except: [], isProbe: false, usable: [] },
  ])
})

test('one that names the domain comes first, then those for all in their order; never two at once', () => {
  const all = [
    transport('a'),
    transport('b', { domains: ['x.example', 'y.example'] }),
    transport('c', { domains: ['y.example'] }),
    transport('d'),
  ]
  expect(takerOf(all, 'x.example')).toEqual(['b'])
  expect(takerOf(all, 'y.example')).toEqual(['b'])
  expect(takerOf(all, 'z.example')).toEqual(['a'])
})

test('when the chosen one is paused the next takes over: another that names the domain, then one for all', () => {
  const b = transport('b', { domains: ['y.example'], ...paused(after(10)) })
  const c = transport('c', { domains: ['y.example'] })
  const [a, d] = [transport('a'), transport('d')]
  expect(takerOf([a, b, c, d], 'y.example')).toEqual(['c'])
  expect(takerOf([a, b, { ...c, ...paused(null) }, d], 'y.example')).toEqual(['a'])
  expect(takerOf([{ ...a, ...paused(null) }, b, d], 'y.example')).toEqual(['d'])
  expect(takerOf([{ ...a, ...paused(null) }, c], 'z.example')).toEqual([])
})

test('a pause whose time has come is tried with what would be its own, while others go on', () => {
  const shares = sharesOf([transport('a', paused(before(1))), transport('b')], NOW)
  expect(shares).toEqual([
    { transport: 'a', lane: 'interactive', only: null, except: [], isProbe: true, usable: ['b'] },
    { transport: 'b', lane: 'interactive', only: null, except: [], isProbe: false, usable: [] },
  ])
})

test('a limit ends by the clock: no message has to show it', () => {
  const limited = transport('a', paused(before(0), 'limitReached'))
  expect(sharesOf([limited, transport('b')], NOW)).toMatchObject([
    { transport: 'a', lane: 'interactive', only: null, isProbe: false },
    { transport: 'b', only: [], isProbe: false },
  ])
})

test('a message waits only while none of its own can take it, until the first of them is tried again', () => {
  const a = transport('a', paused(after(300), 'signInRefused'))
  const b = transport('b', { domains: ['x.example'], ...paused(after(60), 'limitReached') })
  expect(pauseFor([a, b], 'z.example')).toEqual({ reason: 'signInRefused', retryAt: after(300) })
  expect(pauseFor([a, b], 'x.example')).toEqual({ reason: 'limitReached', retryAt: after(60) })
  expect(pauseFor([a, transport('c', { domains: ['x.example'] })], 'x.example')).toBeNull()
  expect(pauseFor([a, transport('c')], 'x.example')).toBeNull()
  expect(pauseFor([transport('', paused(null, 'notConfigured'))], null)).toEqual({
    reason: 'notConfigured',
    retryAt: null,
  })
  expect(pauseFor([], null)).toBeNull()
})

test('one that keeps the rest of its limit is passed over by bulk alone, until there is room again', () => {
  const states = [transport('a', { bulkRetryAt: after(10) }), transport('b')]
  const names = (lane: 'interactive' | 'bulk', now = NOW) =>
    sharesOf(states, now, lane)
      .filter(({ only }) => only === null)
      .map((share) => [share.transport, share.lane, share.isProbe])
  expect(names('interactive')).toEqual([['a', 'interactive', false]])
  expect(names('bulk')).toEqual([['b', 'bulk', false]])
  expect(names('bulk', after(10))).toEqual([['a', 'bulk', false]])
})

test('a fault whose pause is over is not tried by bulk that has no room', () => {
  const broken = transport('a', { ...paused(before(1)), bulkRetryAt: after(10) })
  expect(sharesOf([broken], NOW, 'bulk')).toEqual([])
  expect(sharesOf([broken], NOW)).toMatchObject([{ transport: 'a', isProbe: true }])
})
