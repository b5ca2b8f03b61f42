import type { FastifyReply, FastifyRequest } from 'fastify'
import { cookieName, cookieOptions } from '../platform/cookies.ts'
import { isLanguage, type Language, negotiateLanguage } from '../platform/language.ts'
import type { PageFrame } from '../platform/page.tsx'
import type { Organisation } from './organisation.ts'

declare module 'fastify' {
  interface FastifyRequest {
    organisation: Organisation
  }
}

const YEAR_MS = 365 * 86_400_000

/** The language of a page: asked for, chosen before, the person's own, the browser's. */
export function pageLanguage(request: FastifyRequest, preferred?: Language | null): Language {
  const { defaultLanguage, languages } = request.organisation
  const chosen =
    asked(request) ?? request.cookies[cookieName('language', request.context.publicUrl)]
  if (chosen !== undefined && isLanguage(chosen)) return chosen
  if (preferred != null) return preferred
  const header = request.headers['accept-language']
  return negotiateLanguage(header, [
    defaultLanguage,
    ...languages.filter((language) => language !== defaultLanguage),
  ])
}

/** What every server-rendered page gets. A GET page links to itself in the other languages. */
export function pageFrame(
  request: FastifyRequest,
  reply: FastifyReply,
  { preferred, reference }: { preferred?: Language | null; reference?: string } = {},
): PageFrame {
  const { organisation } = request
  const language = pageLanguage(request, preferred)
  if (asked(request) === language) rememberLanguage(request, reply, language)
  const path = request.url.split('?')[0] ?? '/'
  return {
    language,
    organisation: {
      name: organisation.name,
      supportContact: organisation.supportContact,
      timeZone: organisation.followUpPolicy.timeZone,
    },
    languageLinks:
      request.method === 'GET'
        ? organisation.languages.map((other) => ({
            language: other,
            href: `${path}?language=${other}`,
          }))
        : [],
    ...(reference !== undefined && { reference }),
  }
}

/** The browser's own choice, kept for a year: on the pages that the server draws it wins. */
export function rememberLanguage(
  { context }: FastifyRequest,
  reply: FastifyReply,
  language: Language,
): void {
  const expires = new Date(context.now().getTime() + YEAR_MS)
  const options = cookieOptions(context.publicUrl, expires)
  reply.setCookie(cookieName('language', context.publicUrl), language, options)
}

function asked(request: FastifyRequest): string | undefined {
  const { query } = request
  if (typeof query !== 'object' || query === null || !('language' in query)) return undefined
  return typeof query.language === 'string' && isLanguage(query.language)
    ? query.language
    : undefined
}
