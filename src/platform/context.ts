import type { HashingGate, Lane } from './argon2.ts'
import type { CountryOf } from './countries.ts'
import type { Database } from './database.ts'
import type { KeyRing } from './key-ring.ts'
import type { Listeners } from './listeners.ts'
import type { Log } from './log.ts'

/** Everything a command may touch besides its input. Tests pass a clock that they can move. */
export interface Context {
  readonly db: Database
  readonly actor: Actor
  readonly now: () => Date
  /** Of the client, as `192.0.2.7` or `2001:db8::/64`; empty for jobs and commands. */
  readonly network: string
  /** Where that is, looked up only for what is kept as evidence. */
  readonly countryOf: CountryOf
  /** Links are built from this and nothing else (S3). Ends without a slash. */
  readonly publicUrl: string
  readonly keys: KeyRing
  readonly hashing: HashingGate
  readonly listeners: Listeners
  readonly log: Log
  /** Left out: somebody waits for it. What is done in bulk stands back for that, in hashing and in mail. */
  readonly lane?: Lane
}

/** Who does it: a signed-in user, the recipient of a link, a job, a command of the operating system's user. */
export type Actor =
  | {
      readonly kind: 'user'
      readonly id: string
      readonly name: string
      readonly roles: readonly string[]
    }
  | { readonly kind: 'recipient'; readonly id: string }
  | { readonly kind: 'job'; readonly name: string }
  | { readonly kind: 'command'; readonly name: string }
  | { readonly kind: 'anonymous' }

export function actorName(actor: Actor): string | null {
  return 'name' in actor ? actor.name : null
}

export function actorId(actor: Actor): string | null {
  return 'id' in actor ? actor.id : null
}
