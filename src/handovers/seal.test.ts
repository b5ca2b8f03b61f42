import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { Secret } from '../platform/secret.ts'
import { lookupOf, newToken } from '../platform/token.ts'
import { seal, unseal } from './seal.ts'

const token = newToken()
const pinKey = randomBytes(32)
const secret = new Secret('Kvar7tMa4gRe9pLö')

test('a secret opens with its token, in its own hand-over only', () => {
  const sealed = seal(secret, { token }, 'h1')
  expect(unseal(sealed, { token }, 'h1')?.expose()).toBe('Kvar7tMa4gRe9pLö')
  expect(unseal(sealed, { token: newToken() }, 'h1')).toBeUndefined()
  expect(unseal(sealed, { token }, 'h2')).toBeUndefined()
})

test('with a PIN the token alone is not enough, nor is the PIN', () => {
  const sealed = seal(secret, { token, pinKey }, 'h1')
  expect(unseal(sealed, { token, pinKey }, 'h1')?.expose()).toBe(secret.expose())
  expect(unseal(sealed, { token }, 'h1')).toBeUndefined()
  expect(unseal(sealed, { token, pinKey: randomBytes(32) }, 'h1')).toBeUndefined()
  expect(unseal(sealed, { token: newToken(), pinKey }, 'h1')).toBeUndefined()
})

test('a change of any byte is found out', () => {
  const sealed = seal(secret, { token }, 'h1')
  for (let index = 0; index < sealed.length; index++) {
    const changed = Buffer.from(sealed)
    changed[index] = (changed[index] ?? 0) ^ 1
    expect(unseal(changed, { token }, 'h1'), `byte ${index}`).toBeUndefined()
  }
})

test('S8: what the link is found by says nothing of what opens it', () => {
  expect(lookupOf(token)).toHaveLength(32)
  const sealed = seal(secret, { token }, 'h1')
  const fromLookup = lookupOf(token).toString('base64url')
  expect(unseal(sealed, { token: fromLookup }, 'h1')).toBeUndefined()
  expect(sealed.includes(Buffer.from(token, 'base64url'))).toBe(false)
})
