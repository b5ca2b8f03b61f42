import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { Secret } from '../platform/secret.ts'

/** What opens a hand-over: the link's token and, if there is a PIN, 32 bytes derived from it by Argon2id. */
export interface SealKeys {
  readonly token: string
  readonly pinKey?: Uint8Array
}

/**
 * `iv (12) ‖ AES-256-GCM ciphertext ‖ tag (16)` under HKDF(token [, PIN], "enc"). The hand-over's id is
 * associated data: a ciphertext moved to another row doesn't open.
 */
export function seal(plain: Secret, keys: SealKeys, handoverId: string): Buffer {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', encryptionKey(keys), iv)
  cipher.setAAD(Buffer.from(handoverId))
  return Buffer.concat([
    iv,
    cipher.update(plain.expose(), 'utf8'),
    cipher.final(),
    cipher.getAuthTag(),
  ])
}

/** Undefined if the keys are not the right ones, which is how a wrong PIN shows. */
export function unseal(sealed: Uint8Array, keys: SealKeys, handoverId: string): Secret | undefined {
  const decipher = createDecipheriv('aes-256-gcm', encryptionKey(keys), sealed.subarray(0, 12))
  decipher.setAAD(Buffer.from(handoverId))
  decipher.setAuthTag(sealed.subarray(-16))
  try {
    const plain = Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()])
    return new Secret(plain.toString('utf8'))
  } catch {
    return undefined
  }
}

function encryptionKey({ token, pinKey = new Uint8Array() }: SealKeys): Uint8Array {
  const material = Buffer.from(token, 'base64url')
  return new Uint8Array(hkdfSync('sha256', material, pinKey, 'kvittens enc', 32))
}
