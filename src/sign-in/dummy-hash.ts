import type { HashingGate } from '../platform/argon2.ts'
import { newToken } from '../platform/token.ts'

let dummy: Promise<string> | undefined

/** Costs what verifying a real password costs, and never succeeds (S11). */
export async function verifyDummy(hashing: HashingGate, password: string): Promise<false> {
  dummy ??= hashing.hash(newToken())
  await hashing.verify(await dummy, password)
  return false
}
