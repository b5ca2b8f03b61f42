import type { Database } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import { findAuthenticatedAt } from './queries.ts'

const FRESH_MS = 15 * 60_000

/** Whoever asks for much has proved within fifteen minutes who they are: a screen left open isn't enough. */
export async function requireFreshSignIn(
  db: Database,
  sessionId: string | undefined,
  now: Date,
): Promise<void> {
  const at = sessionId === undefined ? undefined : await findAuthenticatedAt(db, sessionId)
  if (at !== undefined && now.getTime() - at.getTime() <= FRESH_MS) return
  throw new Problem(
    'forbidden',
    'fresh-sign-in-required',
    'This is a lot at once. Enter your password again, or sign in anew.',
  )
}
