import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Routes } from './platform/http.ts'
import { mayDo } from './roles/policy.ts'

/** The built browser pages, in memory: after privileges are dropped the checkout may be out of reach. */
export interface WebFiles {
  readonly index: string
  readonly assets: ReadonlyMap<string, Buffer>
}

/** Addresses that the browser's router knows. */
const PAGES = [
  '/',
  '/users',
  '/users/:id',
  '/users/import',
  '/users/import/:id',
  '/deleted-users',
  '/follow-up',
  '/handovers/:number',
  '/letters',
  '/jobs',
  '/jobs/:number',
  '/roles',
  '/audit',
  '/settings',
  '/setup',
]
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
}
const YEAR = 'public, max-age=31536000, immutable'

export async function readWebFiles(folder: string): Promise<WebFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && entry.name !== 'index.html')
  const assets = await Promise.all(
    files.map(async (entry): Promise<[string, Buffer]> => {
      const file = path.join(entry.parentPath, entry.name)
      return [`/${path.relative(folder, file).replaceAll(path.sep, '/')}`, await readFile(file)]
    }),
  )
  return { index: await readFile(path.join(folder, 'index.html'), 'utf8'), assets: new Map(assets) }
}

export function webRoutes({ index, assets }: WebFiles): Routes {
  const compressed = new Map<string, Promise<Buffer>>()

  /** Compressed once, when first asked for. */
  function compress(name: string, encoding: 'br' | 'gzip', body: Buffer): Promise<Buffer> {
    const key = `${encoding} ${name}`
    const found = compressed.get(key) ?? compressBody(encoding, body)
    compressed.set(key, found)
    return found
  }

  return async (app) => {
    for (const page of PAGES) {
      app.get(
        page,
        { config: { access: { to: 'signedIn' }, page: true } },
        async (request, reply) => await replyIndex(request, reply, index),
      )
    }
    for (const [name, body] of assets) {
      app.get(
        name,
        { config: { access: { to: 'everybody' }, asset: true } },
        async (request, reply) => {
          reply.type(TYPES[path.extname(name)] ?? 'application/octet-stream')
          reply.header('vary', 'accept-encoding')
          reply.header('cache-control', name.startsWith('/assets/') ? YEAR : 'no-cache')
          const encoding = acceptedEncoding(request)
          if (encoding === undefined) return await reply.send(body)
          reply.header('content-encoding', encoding)
          return await reply.send(await compress(name, encoding, body))
        },
      )
    }
  }
}

/** People without an operator's role have no use of the operators' pages: they land on My account. */
async function replyIndex(
  request: FastifyRequest,
  reply: FastifyReply,
  index: string,
): Promise<FastifyReply> {
  const roles = request.session?.roles ?? []
  if (!mayDo(roles, 'users.read')) return await reply.redirect('/account', 303)
  if (!request.organisation.setUp && mayDo(roles, 'settings.write') && request.url !== '/setup')
    return await reply.redirect('/setup', 303)
  return await reply.type('text/html; charset=utf-8').send(index)
}

function acceptedEncoding({ headers }: FastifyRequest): 'br' | 'gzip' | undefined {
  const accepted = headers['accept-encoding'] ?? ''
  const text = Array.isArray(accepted) ? accepted.join() : accepted
  if (/\bbr\b/.test(text)) return 'br'
  return /\bgzip\b/.test(text) ? 'gzip' : undefined
}

const asyncBrotli = promisify(brotliCompress)
const asyncGzip = promisify(gzip)

function compressBody(encoding: 'br' | 'gzip', body: Buffer): Promise<Buffer> {
  return encoding === 'gzip'
    ? asyncGzip(body)
    : asyncBrotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } })
}
