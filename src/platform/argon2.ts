import { availableParallelism } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { hash, hashRaw, verify } from '@node-rs/argon2'
import { ARGON2_PARAMETERS } from './hashing/argon2-parameters.ts'
import { type HashingProcess, hashingProcess } from './hashing/hashing-process.ts'
import type { Log } from './log.ts'

/** A desk that is never quiet leaves the others this much at least. */
const MOST_STANDING_BACK_MS = 200

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
  /** Resolves when nobody waits for a hash here, or after 200 ms: what can wait lets them have the cores. */
  standBack(): Promise<void>
  /** Ends the process for bulk, and refuses what waits for it. */
  stop(): Promise<void>
}

export function hashingGate({
  places = availableParallelism() + 1,
  log,
  bulk = hashingProcess({ log }),
}: { places?: number; log?: Pick<Log, 'warn'>; bulk?: HashingProcess } = {}): HashingGate {
  let free = places
  let wanted = 0
  let quiet = Promise.withResolvers<void>()
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

  /** Somebody waits for it. */
  async function atOnce<T>(work: () => Promise<T>): Promise<T> {
    if (wanted++ === 0) quiet = Promise.withResolvers()
    try {
      return await through('interactive', work)
    } finally {
      if (--wanted === 0) quiet.resolve()
    }
  }

  async function hashHere(plain: string, lane: Lane): Promise<string> {
    const work = () => hash(plain, ARGON2_PARAMETERS)
    return await (lane === 'interactive' ? atOnce(work) : through(lane, work))
  }

  return {
    hash: async (plain, lane = 'interactive') =>
      lane === 'interactive'
        ? await hashHere(plain, lane)
        : ((await bulk.hash(plain)) ?? (await hashHere(plain, lane))),
    derive: (plain, salt) =>
      atOnce(() => hashRaw(plain, { ...ARGON2_PARAMETERS, salt, outputLen: 32 })),
    verify: (stored, plain) => atOnce(() => verify(stored, plain)),
    async standBack() {
      if (wanted > 0)
        await Promise.race([quiet.promise, sleep(MOST_STANDING_BACK_MS, undefined, { ref: false })])
    },
    stop: () => bulk.stop(),
  }
}

/** Were these the parameters that are in force today? If not, sign-in hashes anew. */
export function isCurrentHash(stored: string): boolean {
  const { memoryCost, timeCost, parallelism } = ARGON2_PARAMETERS
  return stored.startsWith(`$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`)
}
