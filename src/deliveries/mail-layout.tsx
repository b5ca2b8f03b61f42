import type { ComponentChildren } from 'preact'
import { render } from 'preact-render-to-string'
import type { Language } from '../platform/language.ts'
import type { Translate } from '../platform/messages.ts'
import { translator } from '../platform/messages.ts'
import type { MailContent, MailPart } from './mail-parts.ts'

export interface MailOrganisation {
  readonly name: string
  readonly supportContact: string
  /** An IANA name; times are told in it. Left out, the server's own. */
  readonly timeZone?: string
}

export interface RenderedMail {
  readonly subject: string
  readonly html: string
  readonly text: string
}

/** One message as its subject, its HTML and its plain text. */
export function layOutMail(
  content: MailContent,
  language: Language,
  organisation: MailOrganisation,
): RenderedMail {
  const t = translator(language)
  const subject = oneLine(content.subject)
  const frame = { t, language, organisation, subject, parts: content.parts }
  return { subject, html: `<!doctype html>${render(<Mail {...frame} />)}`, text: plainText(frame) }
}

/** A name with a line break in it can't begin another header (S24). */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
}

interface MailFrame {
  readonly t: Translate
  readonly language: Language
  readonly organisation: MailOrganisation
  readonly subject: string
  readonly parts: readonly MailPart[]
}

function plainText({ t, organisation, parts }: MailFrame): string {
  const footer = [
    t('mail.help', { organisation: organisation.name, contact: organisation.supportContact }),
    t('mail.automatic'),
  ]
  return [t('mail.hello'), ...parts.map(plainPart), ['-- ', ...footer].join('\n'), ''].join('\n\n')
}

function plainPart(part: MailPart): string {
  switch (part.kind) {
    case 'text':
    case 'small':
      return part.text
    case 'button':
    case 'link':
      return `${part.label}:\n${part.href}`
    case 'secret':
      return `    ${part.secret}`
    case 'facts':
      return part.facts.map(([label, value]) => `${label}: ${value}`).join('\n')
  }
}

const FONT = 'font-family:-apple-system,BlinkMacSystemFont,Roboto,Helvetica,Arial,sans-serif'
const INK = 'color:#17211f'
const SOFT = 'color:#4d5c59'

// A reader that knows no media queries shows the light colours of the style attributes, which is why
// these have to insist.
const DARK = `@media (prefers-color-scheme:dark){
.page{background:#0f1312!important}.card{background:#1a1f1e!important;border-color:#5cb8ae #35403e #35403e!important}
.ink{color:#f1f5f4!important}.soft{color:#a9b8b5!important}.link{color:#5cb8ae!important}
.button{background:#5cb8ae!important}.button a{color:#04211e!important}
.secret{background:#0f1312!important;border-color:#5cb8ae!important}}
@media (max-width:480px){.pad{padding:24px 20px!important}}`

function Mail({ t, language, organisation, subject, parts }: MailFrame) {
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no,date=no,address=no" />
        <title>{subject}</title>
        <style>{DARK}</style>
      </head>
      <body class="page" style={`margin:0;padding:0;background:#edf3f1;${FONT}`}>
        <Table class="page" style="width:100%;background:#edf3f1">
          <td align="center" style="padding:24px 12px">
            <Table class="card" style={CARD}>
              <td class="pad" style="padding:32px">
                <p class="ink" style={`margin:0 0 20px;${INK};font-size:15px;font-weight:600`}>
                  {organisation.name}
                </p>
                <Paragraph text={t('mail.hello')} />
                {parts.map((part) => (
                  <Part t={t} part={part} />
                ))}
              </td>
            </Table>
            <Table style="width:100%;max-width:560px">
              <td style="padding:16px 20px;text-align:left">
                <Small
                  text={t('mail.help', {
                    organisation: organisation.name,
                    contact: organisation.supportContact,
                  })}
                />
                <Small text={t('mail.automatic')} />
              </td>
            </Table>
          </td>
        </Table>
      </body>
    </html>
  )
}

const CARD =
  'width:100%;max-width:560px;background:#ffffff;border:1px solid #d5dedc;border-top:4px solid #05716a;border-radius:16px;border-collapse:separate;text-align:left'

interface TableProps {
  readonly class?: string
  readonly style: string
  readonly children: ComponentChildren
}

/** A box, as every mail reader understands it: a table of one row that says it is no table. */
function Table({ class: name, style, children }: TableProps) {
  return (
    <table role="presentation" cellPadding="0" cellSpacing="0" class={name} style={style}>
      <tbody>
        <tr>{children}</tr>
      </tbody>
    </table>
  )
}

function Paragraph({ text }: { text: string }) {
  return (
    <p class="ink" style={`margin:0 0 16px;${INK};font-size:16px;line-height:1.5`}>
      {text}
    </p>
  )
}

function Small({ text }: { text: string }) {
  return (
    <p class="soft" style={`margin:0 0 8px;${SOFT};font-size:13px;line-height:1.5`}>
      {text}
    </p>
  )
}

function Part({ t, part }: { t: Translate; part: MailPart }) {
  switch (part.kind) {
    case 'text':
      return <Paragraph text={part.text} />
    case 'small':
      return <Small text={part.text} />
    case 'button':
      return <Button t={t} label={part.label} href={part.href} />
    case 'link':
      return <Link label={part.label} href={part.href} />
    case 'secret':
      return (
        <Table class="secret" style={SECRET_BOX}>
          <td class="ink" dir="ltr" style={SECRET} {...AS_IS}>
            {part.secret}
          </td>
        </Table>
      )
    case 'facts':
      return (
        <table role="presentation" cellPadding="0" cellSpacing="0" style="margin:0 0 16px">
          <tbody>
            {part.facts.map(([label, value]) => (
              <tr>
                <td
                  class="soft"
                  style={`padding:3px 16px 3px 0;vertical-align:top;${SOFT};font-size:14px`}
                >
                  {label}
                </td>
                <td class="ink" style={`padding:3px 0;${INK};font-size:14px;word-break:break-word`}>
                  {value}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )
  }
}

/** A reader that translates the message leaves these alone. Preact's types know only `translate={true}`. */
const AS_IS: object = { translate: 'no' }

const SECRET_BOX =
  'margin:0 0 16px;border:2px dashed #05716a;border-radius:10px;border-collapse:separate;background:#ffffff'
const SECRET = `padding:12px 18px;${INK};font-family:Consolas,Menlo,monospace;font-size:20px;font-weight:600;white-space:pre-wrap`

interface ButtonProps {
  readonly t: Translate
  readonly label: string
  readonly href: string
}

/** The link stands below once more in full: a reader may drop the button, and people like to see where they go. */
function Button({ t, label, href }: ButtonProps) {
  return (
    <>
      <Table style="margin:8px 0 20px;border-collapse:separate">
        <td class="button" style="border-radius:8px;background:#05716a">
          <a href={href} target="_blank" rel="noopener" style={BUTTON_LINK}>
            {label}
          </a>
        </td>
      </Table>
      <Small text={t('mail.linkFallback')} />
      <Link label={href} href={href} />
    </>
  )
}

function Link({ label, href }: { label: string; href: string }) {
  return (
    <p style="margin:0 0 16px;font-size:13px;line-height:1.5;word-break:break-word">
      <a href={href} target="_blank" rel="noopener" class="link" style="color:#05716a">
        {label}
      </a>
    </p>
  )
}

const BUTTON_LINK =
  'display:inline-block;padding:12px 24px;color:#ffffff;font-size:16px;font-weight:600;text-decoration:none'
