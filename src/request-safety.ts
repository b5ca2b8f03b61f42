import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from './platform/problem.ts'

/** Verified in three engines; the hash is of the empty string, since Fluent fills empty style elements. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

/** Strict headers on every answer (S5, S28). Routes that may be kept or framed say so themselves. */
export function setSecurityHeaders(reply: FastifyReply, publicUrl: string): void {
  reply.headers({
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    'cache-control': 'no-store',
    ...(publicUrl.startsWith('https:') && {
      'strict-transport-security': 'max-age=63072000; includeSubDomains',
    }),
  })
}

/** A request that names another host is refused: nothing is ever built from what it says (S3). */
export function requireKnownHost(request: FastifyRequest, hosts: readonly string[]): void {
  const host = request.headers.host?.toLowerCase()
  if (host !== undefined && hosts.includes(host)) return
  throw new Problem('invalid', 'unknown-host', 'This server does not answer under that name.')
}

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS']

/**
 * What changes state must come from our own pages (S23). Browsers say so in Sec-Fetch-Site, older ones in
 * Origin; a caller that says neither and brings no cookie has no one's authority to misuse.
 */
export function requireSameSite(request: FastifyRequest, hosts: readonly string[]): void {
  if (SAFE_METHODS.includes(request.method)) return
  const { 'sec-fetch-site': site, origin, cookie } = request.headers
  if (site !== undefined) {
    if (site === 'same-origin' || site === 'none') return
  } else if (origin !== undefined) {
    if (URL.canParse(origin) && hosts.includes(new URL(origin).host)) return
  } else if (cookie === undefined) return
  throw new Problem('forbidden', 'cross-site-request', 'This request came from another site.')
}
