import { availableParallelism } from 'node:os'
import { hash, hashRaw, verify } from '@node-rs/argon2'
import { ARGON2_PARAMETERS } from './hashing/argon2-parameters.ts'
import { type HashingProcess, hashingProcess } from './hashing/hashing-process.ts'
import type { Log } from './log.ts'

export type Lane = 'interactive' | 'bulk'

/**
 * Hashing, as much at a time as there are cores, and one more that waits in the thread pool itself: whichever thread
 * is done first goes on without asking. More would keep out what else needs the pool. What is done in bulk goes to
 * a process of its own, which stands back for this one, or without such a process behind all else here.
 */
export interface HashingGate {
  hash(plain: string, lane?: Lane): Promise<string>
  /** Derives 32 bytes from a PIN; `salt` has at least 8 bytes. */
  derive(plain: string, salt: Uint8Array): Promise<Buffer>
  verify(hash: string, plain: string): Promise<boolean>
  /** Ends the process for bulk, and refuses what waits for it. */
  stop(): Promise<void>
}

export function hashingGate({
  places = availableParallelism() + 1,
  log,
  bulk = hashingProcess({ log }),
}: { places?: number; log?: Pick<Log, 'warn'>; bulk?: HashingProcess } = {}): HashingGate {
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

  async function hashHere(plain: string, lane: Lane): Promise<string> {
    return await through(lane, () => hash(plain, ARGON2_PARAMETERS))
  }

  return {
    hash: async (plain, lane = 'interactive') =>
      lane === 'interactive'
        ? await hashHere(plain, lane)
        : ((await bulk.hash(plain)) ?? (await hashHere(plain, lane))),
    derive: (plain, salt) =>
      through('interactive', () => hashRaw(plain, { ...ARGON2_PARAMETERS, salt, outputLen: 32 })),
    verify: (stored, plain) => through('interactive', () => verify(stored, plain)),
    stop: () => bulk.stop(),
  }
}

/** Were these the parameters that are in force today? If not, sign-in hashes anew. */
export function isCurrentHash(stored: string): boolean {
  const { memoryCost, timeCost, parallelism } = ARGON2_PARAMETERS
  return stored.startsWith(`$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`)
}
