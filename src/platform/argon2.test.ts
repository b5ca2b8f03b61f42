import { setImmediate as nextTurn } from 'node:timers/promises'
import { verify } from '@node-rs/argon2'
import { expect, test } from 'vitest'
import { hashingGate, isCurrentHash, type Lane } from './argon2.ts'
import type { HashingProcess } from './hashing/hashing-process.ts'

function recordingProcess(answer: string | undefined) {
  const asked: string[] = []
  const bulk: HashingProcess = {
    hash: async (plain) => {
      asked.push(plain)
      return answer
    },
    pid: () => undefined,
    stop: async () => undefined,
  }
  return { asked, bulk }
}

test('only what is done in bulk goes to the other process', async () => {
  const { asked, bulk } = recordingProcess('made there')
  const gate = hashingGate({ bulk })
  expect(await gate.hash('many', 'bulk')).toBe('made there')
  for (const hash of [await gate.hash('one'), await gate.hash('one', 'interactive')])
    expect(await verify(hash, 'one')).toBe(true)
  expect(asked).toEqual(['many'])
})

test('without that process bulk is hashed here, behind what somebody waits for', async () => {
  const gate = hashingGate({ places: 1, bulk: recordingProcess(undefined).bulk })
  const ended: Lane[] = []
  const hashed = async (lane: Lane): Promise<string> => {
    const hash = await gate.hash(lane, lane)
    ended.push(lane)
    return hash
  }
  const first = hashed('interactive')
  const bulk = hashed('bulk')
  await Promise.resolve()
  const others = [hashed('interactive'), hashed('interactive')]
  expect(isCurrentHash(await bulk)).toBe(true)
  await Promise.all([first, ...others])
  expect(ended).toEqual(['interactive', 'interactive', 'interactive', 'bulk'])
})

test('what can wait stands back while somebody waits for a hash, and not for ever', async () => {
  const gate = hashingGate({ bulk: recordingProcess('made there').bulk })
  const standing = async () =>
    await Promise.race([gate.standBack().then(() => 'goes on'), nextTurn('stands back')])
  expect(await standing()).toBe('goes on')
  const hashed = gate.hash('one')
  expect(await standing()).toBe('stands back')
  await hashed
  expect(await standing()).toBe('goes on')

  let isBusy = true
  const desk = (async () => {
    while (isBusy) await Promise.all([gate.hash('one'), gate.hash('other')])
  })()
  const overlapping = (async () => {
    while (isBusy) await gate.hash('another')
  })()
  await gate.standBack()
  isBusy = false
  await Promise.all([desk, overlapping])
})
