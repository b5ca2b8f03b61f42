import type { CookieSerializeOptions } from '@fastify/cookie'

/**
 * What the browser keeps for us: its session, which browser it is to recipient pages, the chosen language,
 * and in a demo that it may see the mailbox.
 */
export type CookieName = 'session' | 'browser' | 'language' | 'demo'

/** Over https with the `__Host-` prefix (S28); a demo on http can't have it in every browser. */
export function cookieName(name: CookieName, publicUrl: string): string {
  return isHttps(publicUrl) ? `__Host-kvittens-${name}` : `kvittens-${name}`
}

export function cookieOptions(publicUrl: string, expires?: Date): CookieSerializeOptions {
  return {
    path: '/',
    httpOnly: true,
    secure: isHttps(publicUrl),
    // Lax: a link in a mail still finds who is signed in; nothing is changed by GET (S6, S23).
    sameSite: 'lax',
    ...(expires !== undefined && { expires }),
  }
}

function isHttps(publicUrl: string): boolean {
  return publicUrl.startsWith('https:')
}
