/** A user's password: there is at most one, and each change of it makes a new version. */
export interface PasswordCredential {
  readonly userId: string
  readonly version: number
  /** Null: scrambled, nothing matches. */
  readonly hash: string | null
  readonly mustChange: boolean
  /** The hand-over that carries it, null once its owner has chosen their own. */
  readonly handoverId: string | null
  readonly expiresAt: Date | null
  readonly changedAt: Date
}

export type PasswordState = 'none' | 'temporary' | 'waiting' | 'set' | 'expired'

export function passwordState(
  credential:
    | Pick<PasswordCredential, 'hash' | 'mustChange' | 'expiresAt' | 'handoverId'>
    | undefined,
  now: Date,
): PasswordState {
  if (credential === undefined) return 'none'
  if (!credential.mustChange && credential.hash !== null) return 'set'
  if (credential.expiresAt !== null && credential.expiresAt <= now) return 'expired'
  if (credential.hash !== null) return 'temporary'
  return credential.handoverId === null ? 'expired' : 'waiting'
}

/** May somebody sign in with it now? Expiry is decided here, whether or not the clock's job has run. */
export function isUsable(credential: PasswordCredential, now: Date): boolean {
  if (credential.hash === null) return false
  return credential.expiresAt === null || credential.expiresAt > now
}
