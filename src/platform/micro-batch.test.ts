import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { microBatch } from './micro-batch.ts'

const together = { keyOf: (name: string) => name, isOneToBlame: () => true, most: 4, holdMs: 1000 }

/** A batch that writes down who went together, and doubles the name. */
function recording(options: Partial<typeof together> = {}) {
  const batches: string[][] = []
  const add = microBatch({
    ...together,
    ...options,
    run: async (names: readonly string[]) => {
      batches.push([...names])
      await sleep(5)
      if (names.includes('bad')) throw new Error('one is bad')
      return names.map((name) => name + name)
    },
  })
  return { add, batches }
}

function later() {
  return Promise.withResolvers<void>()
}

test('one that is alone begins before it is ready', async () => {
  const { add, batches } = recording()
  const never = new Promise<void>(() => undefined)
  expect(await add('a', never)).toBe('aa')
  expect(batches).toEqual([['a']])
})

test('those that come while one runs go together, each with its own answer', async () => {
  const { add, batches } = recording()
  const ready = Promise.resolve()
  expect(await Promise.all(['a', 'b', 'c', 'd'].map((name) => add(name, ready)))).toEqual([
    'aa',
    'bb',
    'cc',
    'dd',
  ])
  expect(batches).toEqual([['a'], ['b', 'c', 'd']])
})

test('what is ready waits for the others, but not for long', async () => {
  const { add, batches } = recording({ holdMs: 30 })
  const slow = later()
  const first = add('a', Promise.resolve())
  const second = add('b', Promise.resolve())
  const third = add('c', slow.promise)
  const fourth = add('d', slow.promise)
  expect(await Promise.all([first, second])).toEqual(['aa', 'bb'])
  expect(batches).toEqual([['a'], ['b']])
  slow.resolve()
  expect(await Promise.all([third, fourth])).toEqual(['cc', 'dd'])
  expect(batches).toEqual([['a'], ['b'], ['c', 'd']])
})

test('no more than so many go together, and never two with one key', async () => {
  const { add, batches } = recording({ most: 2 })
  const ready = Promise.resolve()
  await Promise.all(['a', 'b', 'b', 'c', 'd'].map((name) => add(name, ready)))
  expect(batches.slice(1).every((batch) => batch.length <= 2)).toBe(true)
  expect(batches.every((batch) => new Set(batch).size === batch.length)).toBe(true)
  expect(batches.flat().toSorted()).toEqual(['a', 'b', 'b', 'c', 'd'])
})

test('one that is to blame takes nobody along', async () => {
  const { add, batches } = recording()
  const ready = Promise.resolve()
  const results = await Promise.allSettled(['a', 'b', 'bad', 'c'].map((name) => add(name, ready)))
  expect(results.map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'rejected',
    'fulfilled',
  ])
  expect(batches).toEqual([['a'], ['b', 'bad', 'c'], ['b'], ['bad'], ['c']])
})

test('what may have happened is not tried again', async () => {
  const { add, batches } = recording({ isOneToBlame: () => false })
  const ready = Promise.resolve()
  const results = await Promise.allSettled(['a', 'b', 'bad'].map((name) => add(name, ready)))
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
  expect(batches).toEqual([['a'], ['b', 'bad']])
})

test('what failed to become ready is still run, where its failure is met', async () => {
  const { add, batches } = recording()
  const failing = Promise.reject(new Error('no hash'))
  await Promise.all([add('a', Promise.resolve()), add('b', failing), add('c', Promise.resolve())])
  expect(batches.flat().toSorted()).toEqual(['a', 'b', 'c'])
})
