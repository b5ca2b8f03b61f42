import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { keyRing } from './key-ring.ts'

const older = randomBytes(32)
const newer = randomBytes(32)

test('what is sealed opens again, and is another text each time', () => {
  const ring = keyRing([newer])
  const sealed = ring.seal('delivery', 'd1', 'Blåbär & 李小龙')
  expect(ring.open('delivery', 'd1', sealed)).toBe('Blåbär & 李小龙')
  expect(sealed.includes('Bl')).toBe(false)
  expect(ring.seal('delivery', 'd1', 'Blåbär & 李小龙')).not.toEqual(sealed)
})

test('a sealed value opens only for its own purpose and its own record', () => {
  const ring = keyRing([newer])
  const sealed = ring.seal('delivery', 'd1', 'secret')
  expect(() => ring.open('mailbox', 'd1', sealed)).toThrow()
  expect(() => ring.open('delivery', 'd2', sealed)).toThrow()
})

test('a change of any byte is found out', () => {
  const ring = keyRing([newer])
  const sealed = ring.seal('delivery', 'd1', 'secret')
  for (let index = 0; index < sealed.length; index++) {
    const changed = Buffer.from(sealed)
    changed[index] = (changed[index] ?? 0) ^ 1
    expect(() => ring.open('delivery', 'd1', changed), `byte ${index}`).toThrow()
  }
  expect(() => ring.open('delivery', 'd1', sealed.subarray(0, 20))).toThrow()
})

test('after a rotation the new key seals, the old one still opens, and the audit chain goes on', () => {
  const before = keyRing([older])
  const after = keyRing([newer, older])
  expect(after.open('delivery', 'd', before.seal('delivery', 'd', 'secret'))).toBe('secret')
  expect(keyRing([newer]).open('delivery', 'd', after.seal('delivery', 'd', 'x'))).toBe('x')
  expect(after.derive('audit').equals(before.derive('audit'))).toBe(true)
})

test('a key that is not on the ring is said so', () => {
  const sealed = keyRing([older]).seal('canary', 'c', 'secret')
  expect(() => keyRing([newer]).open('canary', 'c', sealed)).toThrow('not on the ring')
  expect(() => keyRing([])).toThrow('needs a key')
})

test('derived keys differ by their use, and are not the key itself', () => {
  const ring = keyRing([newer])
  expect(ring.derive('audit').equals(ring.derive('sign-in-name'))).toBe(false)
  expect(ring.derive('audit').symmetricKeySize).toBe(32)
  expect(ring.derive('audit').export().equals(newer)).toBe(false)
})
