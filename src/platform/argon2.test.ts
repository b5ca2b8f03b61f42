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
