import type { ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Language } from './language.ts'
import { NATIVE_NAMES } from './language.ts'
import { translator } from './messages.ts'
import { SCRIPT_ASSET, STYLE_ASSET, WIDE_STYLE_ASSET } from './page-assets.ts'

/** What every server-rendered page is told, whatever it shows. */
export interface PageFrame {
  readonly language: Language
  readonly organisation: {
    readonly name: string
    /** An address, a telephone number, a web address or a sentence. */
    readonly supportContact: string
    /** An IANA name; times are told in it. Left out, the server's own. */
    readonly timeZone?: string
  }
  /** The same page in other languages, for a page that GET answers; empty for the answer to a form. */
  readonly languageLinks: readonly { readonly language: Language; readonly href: string }[]
  /** `K-1042`, as in the mail and on the desk. */
  readonly reference?: string
  /** Goes back with every form as `csrf`. */
  readonly csrf?: string
}

interface PageProps {
  readonly frame: PageFrame
  /** Stands in window titles and histories, so never a name, a token or a password (S9). */
  readonly title: string
  readonly children: ComponentChildren
  /** A page that people work in, such as their account. */
  readonly wide?: boolean
}

/** A whole document without any inline style or script. */
export function renderPage(props: PageProps): string {
  return `<!doctype html>${renderToString(<Page {...props} />)}`
}

function Page({ frame, title, children, wide }: PageProps) {
  return (
    <html lang={frame.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="format-detection" content="telephone=no" />
        <title>{`${title} · ${frame.organisation.name}`}</title>
        <link rel="icon" href={ICON} />
        <link rel="stylesheet" href={STYLE_ASSET.path} />
        {wide && <link rel="stylesheet" href={WIDE_STYLE_ASSET.path} />}
        <script src={SCRIPT_ASSET.path} defer />
      </head>
      <body class={wide ? 'wide' : undefined}>
        <header>
          <div class="org">
            <Mark />
            <span>{frame.organisation.name}</span>
          </div>
          <LanguageSwitch frame={frame} />
        </header>
        <main>{children}</main>
        <Footer frame={frame} />
      </body>
    </html>
  )
}

/** A ticked receipt: the product's own mark. */
function Mark() {
  return (
    <svg width="32" height="32" viewBox="0 0 16 16" aria-hidden="true">
      <rect width="16" height="16" rx="4" stroke="none" />
      <path d="m4 8.5 2.8 2.8L12 5.5" fill="none" stroke-width="2" />
    </svg>
  )
}

const ICON =
  "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><rect width='16' height='16' rx='4' fill='%2305716a'/><path d='m4 8.5 2.8 2.8L12 5.5' fill='none' stroke='white' stroke-width='2'/></svg>"

function LanguageSwitch({ frame }: { frame: PageFrame }) {
  const t = translator(frame.language)
  const others = frame.languageLinks.filter(({ language }) => language !== frame.language)
  if (others.length === 0) return null
  return (
    <details>
      <summary aria-label={`${t('page.language')}: ${NATIVE_NAMES[frame.language]}`}>
        {NATIVE_NAMES[frame.language]}
      </summary>
      <ul>
        {others.map(({ language, href }) => (
          <li key={language}>
            <a href={href} lang={language} hreflang={language}>
              {NATIVE_NAMES[language]}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}

function Footer({ frame }: { frame: PageFrame }) {
  const t = translator(frame.language)
  return (
    <footer>
      <p>
        {t('page.help')} <Contact contact={frame.organisation.supportContact} />
      </p>
      {frame.reference !== undefined && (
        <p>
          {t('page.reference')} <b>{frame.reference}</b>
        </p>
      )}
    </footer>
  )
}

const ADDRESS = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/

/** The support contact; a link if it is nothing but a mail address or a secure web address. */
function Contact({ contact }: { contact: string }) {
  if (ADDRESS.test(contact)) return <a href={`mailto:${encodeURI(contact)}`}>{contact}</a>
  if (/^https:\/\/\S+$/.test(contact)) return <a href={contact}>{contact}</a>
  return <>{contact}</>
}
