import { createHash } from 'node:crypto'
import { LETTER_STYLE } from './letter-style.ts'
import { PAGE_SCRIPT } from './page-script.ts'
import { PAGE_STYLE, WIDE_PAGE_STYLE } from './page-style.ts'

interface PageAsset {
  /** Carries a hash of the content, so that it can be cached for ever. */
  readonly path: string
  readonly contentType: string
  readonly body: string
}

export const STYLE_ASSET = asset('page', 'css', 'text/css; charset=utf-8', PAGE_STYLE)
export const WIDE_STYLE_ASSET = asset('wide', 'css', 'text/css; charset=utf-8', WIDE_PAGE_STYLE)
export const LETTER_STYLE_ASSET = asset('letter', 'css', 'text/css; charset=utf-8', LETTER_STYLE)
export const SCRIPT_ASSET = asset('page', 'js', 'text/javascript; charset=utf-8', PAGE_SCRIPT)

/** What has to be served for the server-rendered pages, with `cache-control: public, max-age=31536000, immutable`. */
export const PAGE_ASSETS: readonly PageAsset[] = [
  STYLE_ASSET,
  WIDE_STYLE_ASSET,
  LETTER_STYLE_ASSET,
  SCRIPT_ASSET,
]

function asset(name: string, extension: string, contentType: string, body: string): PageAsset {
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 12)
  return { path: `/assets/${name}-${hash}.${extension}`, contentType, body }
}
