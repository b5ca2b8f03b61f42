import { renderToString } from 'preact-render-to-string'
import { formatDate, formatDateTime } from '../../platform/format-time.ts'
import { Form } from '../../platform/form.tsx'
import { type Language, NATIVE_NAMES } from '../../platform/language.ts'
import { translator } from '../../platform/messages.ts'
import type { PageFrame } from '../../platform/page.tsx'
import { LETTER_STYLE_ASSET, SCRIPT_ASSET } from '../../platform/page-assets.ts'
import type { Secret } from '../../platform/secret.ts'
import { groupsOf } from './letter-code.ts'
import { QrCode } from './qr-code.tsx'

/** What one letter says. It holds no password and no user name (S5). */
export interface Letter {
  readonly reference: string
  readonly language: Language
  readonly address: readonly string[]
  readonly code: Secret
  readonly pinRequired: boolean
  readonly writtenAt: Date
  readonly expiresAt: Date
}

interface Props {
  readonly frame: PageFrame
  /** `https://kvittens.example`: what the codes lead to. */
  readonly publicUrl: string
  readonly letters: readonly Letter[]
  /** Where "they printed" posts `numbers`. */
  readonly printedAction: string
  readonly numbers: string
  /** What the list showed, to come back to. */
  readonly list: { readonly job?: number | undefined; readonly sort?: string | undefined }
  readonly backHref: string
}

/**
 * The letters, each on a page of its own, below what only the screen shows. A whole document with its own style, in
 * pieces: two hundred letters drawn at one go would keep everybody else waiting.
 */
export function* lettersPage(props: Props): Generator<string> {
  const [head = '', end = ''] = renderToString(<LettersPage {...props} />).split(SHEETS)
  yield `<!doctype html>${head}`
  for (const letter of props.letters)
    yield renderToString(<Sheet letter={letter} frame={props.frame} publicUrl={props.publicUrl} />)
  yield end
}

/** Where the sheets go; what a letter says is escaped, and can't be it. */
const SHEETS = '<hr data-sheets="here"/>'

function LettersPage({ frame, letters, printedAction, numbers, list, backHref }: Props) {
  const t = translator(frame.language)
  const count = letters.length
  return (
    <html lang={frame.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="format-detection" content="telephone=no" />
        <title>{`${t('page.letters.title', { count })} · ${frame.organisation.name}`}</title>
        <link rel="stylesheet" href={LETTER_STYLE_ASSET.path} />
        <script src={SCRIPT_ASSET.path} defer />
      </head>
      <body>
        <header class="bar">
          <p>{frame.organisation.name}</p>
          <h1>{t('page.letters.title', { count })}</h1>
          <p>{t('page.letters.lead', { count })}</p>
          <p class="warn">{t('page.letters.care', { count })}</p>
          <Form
            frame={frame}
            action={printedAction}
            hidden={{
              numbers,
              ...(list.job !== undefined && { job: String(list.job) }),
              ...(list.sort !== undefined && { sort: list.sort }),
            }}
          >
            <div class="row">
              <button type="button" data-do="print" hidden>
                {t('page.letters.print')}
              </button>
              <button class="plain">{t('page.letters.printed', { count })}</button>
              <a href={backHref}>{t('page.letters.back')}</a>
            </div>
          </Form>
        </header>
        <main>
          <hr data-sheets="here" />
        </main>
      </body>
    </html>
  )
}

interface SheetProps {
  readonly letter: Letter
  readonly frame: PageFrame
  readonly publicUrl: string
}

function Sheet({ letter, frame, publicUrl }: SheetProps) {
  const { language, reference, address, code, pinRequired } = letter
  const { name: organisation, supportContact, timeZone } = frame.organisation
  const t = translator(language)
  const until = formatDateTime(language, letter.expiresAt, timeZone)
  const short = `${publicUrl.replace(/^https:\/\//, '')}/k`
  const [name, ...where] = address
  return (
    <article class="sheet" lang={language} aria-label={`${reference} ${NATIVE_NAMES[language]}`}>
      <div class="org">{organisation}</div>
      <div class="window">
        <div class="from">{organisation}</div>
        <div class="to">
          <b>{name}</b>
          {where.map((line) => (
            <b key={line}>{line}</b>
          ))}
        </div>
      </div>
      <dl class="facts">
        <dt>{t('page.letter.reference')}</dt>
        <dd>{reference}</dd>
        <dt>{t('page.letter.date')}</dt>
        <dd>{formatDate(language, letter.writtenAt, timeZone)}</dd>
        <dt>{t('page.letter.until')}</dt>
        <dd>{until}</dd>
      </dl>
      <div class="text">
        <h2>{t('page.letter.title', { organisation })}</h2>
        <p>{t('page.letter.lead')}</p>
        <ol class="steps">
          <li>
            <p>{t('page.letter.open')}</p>
            <div class="way">
              <QrCode
                text={`${publicUrl}/r/${code.expose()}`}
                label={t('page.letter.qr', { reference })}
              />
              <div class="typed">
                <p>{t('page.letter.typeCode')}</p>
                <p class="where">{short}</p>
                <ol class="code" aria-label={t('page.letter.code')}>
                  {groupsOf(code.expose()).map((group, index) => (
                    <li key={index}>
                      <b>{group}</b>
                      <i>{index + 1}</i>
                    </li>
                  ))}
                </ol>
              </div>
            </div>
          </li>
          <li>
            <p>{t(pinRequired ? 'page.letter.answerPin' : 'page.letter.answerName')}</p>
          </li>
          <li>
            <p>{t('page.letter.choose')}</p>
          </li>
        </ol>
        <div class="not">
          <p>{t('page.letter.notMe', { address: short })}</p>
          <p>{t('page.letter.nobodyAsks', { organisation })}</p>
        </div>
      </div>
      <p class="foot">
        {t('page.help')} {supportContact}
      </p>
    </article>
  )
}
