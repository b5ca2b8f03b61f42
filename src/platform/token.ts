import { createHash, hkdfSync, randomBytes } from 'node:crypto'

/** 256 random bits in base64url: what a link or a cookie carries. Kept nowhere in clear (S8). */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

export function isToken(value: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(value)
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** The id under which a link's record is found: SHA-256 of HKDF(token, "lookup"), so that it says nothing of the sealing key. */
export function lookupOf(token: string): Buffer {
  const derived = hkdfSync('sha256', Buffer.from(token, 'base64url'), '', 'kvittens lookup', 32)
  return createHash('sha256').update(Buffer.from(derived)).digest()
}
