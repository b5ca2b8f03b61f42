import { availableParallelism } from 'node:os'
import { hash, hashRaw, verify } from '@node-rs/argon2'

/** OWASP's minimum: 19 MiB, two passes, one lane. Stored with each hash and upgraded at sign-in. */
export const ARGON2_PARAMETERS = {
  // Argon2id; the library's enum exists only in its types.
  algorithm: 2,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
} as const

export type Lane = 'interactive' | 'bulk'

/**
 * Hashing, as much at a time as there are cores, and one more that waits in the thread pool itself: whichever thread
 * is done first goes on without asking. More would keep out what else needs the pool.
 */
export interface HashingGate {
  hash(plain: string, lane?: Lane): Promise<string>
  /** Derives 32 bytes from a PIN; `salt` has at least 8 bytes. */
  derive(plain: string, salt: Uint8Array): Promise<Buffer>
  verify(hash: string, plain: string): Promise<boolean>
}

export function hashingGate(places = availableParallelism() + 1): HashingGate {
  let free = places
  const waiting: Record<Lane, (() => void)[]> = { interactive: [], bulk: [] }

  async function through<T>(lane: Lane, work: () => Promise<T>): Promise<T> {
    if (free > 0) free--
    else await new Promise<void>((resolve) => waiting[lane].push(resolve))
    try {
      return await work()
    } finally {
      const next = waiting.interactive.shift() ?? waiting.bulk.shift()
      if (next === undefined) free++
      else next()
    }
  }

  return {
    hash: (plain, lane = 'interactive') => through(lane, () => hash(plain, ARGON2_PARAMETERS)),
    derive: (plain, salt) =>
      through('interactive', () => hashRaw(plain, { ...ARGON2_PARAMETERS, salt, outputLen: 32 })),
    verify: (stored, plain) => through('interactive', () => verify(stored, plain)),
  }
}

/** Were these the parameters that are in force today? If not, sign-in hashes anew. */
export function isCurrentHash(stored: string): boolean {
  const { memoryCost, timeCost, parallelism } = ARGON2_PARAMETERS
  return stored.startsWith(`$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`)
}
