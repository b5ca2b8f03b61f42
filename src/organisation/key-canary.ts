import type { Database } from '../platform/database.ts'
import type { KeyRing } from '../platform/key-ring.ts'
import { getKeyCanary } from './queries.ts'

const CANARY = 'kvittens'

export function sealCanary(keys: KeyRing): Buffer {
  return keys.seal('canary', 'organisation', CANARY)
}

/** Refuses to start with another key than the one that sealed what the database holds. */
export async function requireRightKey(db: Database, keys: KeyRing): Promise<void> {
  const sealed = await getKeyCanary(db)
  if (sealed === undefined) return
  try {
    if (keys.open('canary', 'organisation', sealed) === CANARY) return
  } catch {
    // Said below.
  }
  throw new Error(
    "KVITTENS_KEY is not the key of this database. Give the right one; if it is lost, waiting messages can't be sent any more.",
  )
}
