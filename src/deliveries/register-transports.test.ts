import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/test-app.ts'
import {
  isRegistered,
  listTransportStates,
  pauseTransport,
  registerTransports,
} from './transport-queries.ts'

let kvittens: TestApp
beforeEach(async () => {
  kvittens = await startTestApp()
})
afterEach(() => kvittens.stop())

const register = async (...names: readonly string[]) =>
  await registerTransports(kvittens.db, configured(...names), kvittens.clock.now)
const configured = (...names: readonly string[]) => names.map((name) => ({ name, domains: [] }))

async function pause(name: string, reason: string) {
  const { now } = kvittens.clock
  await pauseTransport(kvittens.db, name, { reason, serverAnswer: null, now, retryAt: null })
}

async function states() {
  const known = await listTransportStates(kvittens.db)
  return known.map(({ name, state, reason }) => [name, reason ?? state])
}

test('the only row of the version before becomes the first transport’s, with its state', async () => {
  await pause('', 'senderRefused')
  await register('a', 'b')
  expect(await states()).toEqual([
    ['a', 'senderRefused'],
    ['b', 'ready'],
  ])
})

test('states stay with the names when the order changes, and go with those that are left out', async () => {
  await register('a', 'b', 'c')
  await pause('b', 'tlsFailed')
  await pause('c', 'limitReached')
  await register('b', 'a')
  expect(await states()).toEqual([
    ['b', 'tlsFailed'],
    ['a', 'ready'],
  ])
  expect(isRegistered(await listTransportStates(kvittens.db), configured('b', 'a'))).toBe(true)
  expect(isRegistered(await listTransportStates(kvittens.db), configured('a', 'b'))).toBe(false)
})

test('without any that is said, until one is configured', async () => {
  await register('a')
  await register()
  expect(await states()).toEqual([['', 'notConfigured']])
  expect(isRegistered(await listTransportStates(kvittens.db), [])).toBe(true)
  await register('b')
  expect(await states()).toEqual([['b', 'ready']])
})

test('many workers that start at once agree', async () => {
  await Promise.all(Array.from({ length: 8 }, async () => await register('a', 'b')))
  expect(await states()).toEqual([
    ['a', 'ready'],
    ['b', 'ready'],
  ])
})
