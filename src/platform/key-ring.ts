import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'

/** What a sealed value is for: bound into it, so that one can't be passed off as another. */
export type SealPurpose = 'delivery' | 'mailbox' | 'canary' | 'letter'

/**
 * The key-encryption keys of an installation: the first seals, all of them open (rotation).
 * A sealed value is `key id (4) ‖ iv (12) ‖ AES-256-GCM ciphertext ‖ tag (16)`.
 */
export interface KeyRing {
  seal(purpose: SealPurpose, id: string, plain: string): Buffer
  /** Throws if the key isn't on the ring or the value was tampered with. */
  open(purpose: SealPurpose, id: string, sealed: Uint8Array): string
  /** 32 bytes for another use, which never meet the sealing key itself. */
  derive(use: 'audit' | 'sign-in-name' | 'report'): KeyObject
}

/** `keys` are 32 bytes each, the newest first; the oldest one derives, so that rotation keeps the audit chain whole. */
export function keyRing(keys: readonly Uint8Array[]): KeyRing {
  const [newest] = keys
  const oldest = keys.at(-1)
  if (newest === undefined || oldest === undefined) throw new Error('A key ring needs a key.')
  const derived = new Map<string, KeyObject>()
  // Made once: making a key's object costs more than sealing with it.
  const byId = new Map(keys.map((key) => [keyId(key).toString('hex'), createSecretKey(key)]))
  const newestId = keyId(newest)
  const newestKey = createSecretKey(newest)

  return {
    seal(purpose, id, plain) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', newestKey, iv)
      cipher.setAAD(Buffer.from(`${purpose}:${id}`))
      return Buffer.concat([
        newestId,
        iv,
        cipher.update(plain, 'utf8'),
        cipher.final(),
        cipher.getAuthTag(),
      ])
    },
    open(purpose, id, sealed) {
      const key = byId.get(Buffer.from(sealed.subarray(0, 4)).toString('hex'))
      if (key === undefined) throw new Error('Sealed under a key that is not on the ring.')
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(4, 16))
      decipher.setAAD(Buffer.from(`${purpose}:${id}`))
      decipher.setAuthTag(sealed.subarray(-16))
      return Buffer.concat([decipher.update(sealed.subarray(16, -16)), decipher.final()]).toString(
        'utf8',
      )
    },
    derive(use) {
      const known =
        derived.get(use) ??
        createSecretKey(Buffer.from(hkdfSync('sha256', oldest, '', `kvittens ${use}`, 32)))
      derived.set(use, known)
      return known
    },
  }
}

function keyId(key: Uint8Array): Buffer {
  return createHash('sha256').update('kvittens key id').update(key).digest().subarray(0, 4)
}
