import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createLog } from './log.ts'
import { startLoop } from './loop.ts'

const LONG_MS = 60_000
const quiet = createLog('silent')

test('it goes on at once while there is more, then rests', async () => {
  let rounds = 0
  const loop = startLoop({ name: 'test', everyMs: LONG_MS, log: quiet }, async () => ++rounds < 4)
  await expect.poll(() => rounds).toBe(4)
  await sleep(30)
  expect(rounds).toBe(4)
  await loop.stop()
})

test('it comes back after its rhythm', async () => {
  let rounds = 0
  const loop = startLoop({ name: 'test', everyMs: 5, log: quiet }, async () => {
    rounds++
    return false
  })
  await expect.poll(() => rounds).toBeGreaterThan(3)
  await loop.stop()
})

test('waking ends its rest, also when it comes while a round is under way', async () => {
  let rounds = 0
  let finish = (): void => undefined
  const loop = startLoop({ name: 'test', everyMs: LONG_MS, log: quiet }, async () => {
    rounds++
    await new Promise<void>((resolve) => (finish = resolve))
    return false
  })
  expect(rounds).toBe(1)
  loop.wake()
  finish()
  await expect.poll(() => rounds).toBe(2)
  finish()
  await sleep(10)
  expect(rounds).toBe(2)
  loop.wake()
  await expect.poll(() => rounds).toBe(3)
  finish()
  await loop.stop()
})

test('a round that throws is logged, and tried again after a rest', async () => {
  const lines: string[] = []
  const log = createLog('error', { write: (line) => void lines.push(line) })
  let rounds = 0
  const loop = startLoop({ name: 'mail', everyMs: 20, log }, async () => {
    rounds++
    if (rounds === 1) throw new Error('The database is away.')
    return false
  })
  await expect.poll(() => rounds).toBeGreaterThan(1)
  await loop.stop()
  expect(lines).toHaveLength(1)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    loop: 'mail',
    err: { message: 'The database is away.' },
  })
})

test('stopping waits for the round that is under way, and no other begins', async () => {
  let rounds = 0
  let finish = (): void => undefined
  const loop = startLoop({ name: 'test', everyMs: 1, log: quiet }, async () => {
    rounds++
    await new Promise<void>((resolve) => (finish = resolve))
    return true
  })
  let stopped = false
  const stopping = loop.stop().then(() => (stopped = true))
  await sleep(20)
  expect(stopped).toBe(false)
  finish()
  await stopping
  expect(rounds).toBe(1)
})

test('stopping ends a rest at once', async () => {
  const loop = startLoop({ name: 'test', everyMs: LONG_MS, log: quiet }, async () => false)
  await sleep(5)
  const before = Date.now()
  await loop.stop()
  expect(Date.now() - before).toBeLessThan(1000)
})
