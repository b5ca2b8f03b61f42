import { cookieName } from '../platform/cookies.ts'
import type { Context } from '../platform/context.ts'
import { hashToken, isToken } from '../platform/token.ts'
import { findUsedDemoLink } from './sign-in-link-queries.ts'

/** Has this browser opened the demo's one-time link? Then it also sees the demo's mailbox. */
export async function holdsDemoLink(
  { db, publicUrl }: Context,
  cookies: Readonly<Record<string, string | undefined>>,
): Promise<boolean> {
  const token = cookies[cookieName('demo', publicUrl)]
  return token !== undefined && isToken(token) && (await findUsedDemoLink(db, hashToken(token)))
}
