import { formatDateTime } from '../platform/format-time.ts'
import type { Language } from '../platform/language.ts'
import type { Translate } from '../platform/messages.ts'
import { translator } from '../platform/messages.ts'
import { layOutMail } from './mail-layout.tsx'
import type { MailContent, MailOrganisation, MailPart, RenderedMail } from './mail-layout.tsx'
import { noticeContent } from './notices.ts'
import type { Notice } from './notices.ts'

type Challenge = 'name' | 'nameOrFamilyName' | 'pin'

/** A hand-over's own message. It never holds what the page asks for: no name, no PIN (S5). */
type HandoverMessage =
  | {
      readonly template: 'handoverReveal' | 'handoverSet'
      readonly link: string
      readonly reference: string
      readonly expiresAt: string
      readonly challenge: Challenge
    }
  | {
      readonly template: 'handoverPassword'
      readonly password: string
      readonly signInLink: string
      readonly reference: string
      readonly expiresAt: string
      readonly userPrincipalName?: string
    }

/**
 * A message with what it has to say. Times are ISO 8601 texts, so that it can be kept sealed as JSON
 * while it waits.
 */
export type MailMessage =
  | HandoverMessage
  | Notice
  | { readonly template: 'confirmAddress'; readonly link: string; readonly expiresAt: string }
  | { readonly template: 'test' }

export function renderMessage(
  message: MailMessage,
  language: Language,
  organisation: MailOrganisation,
): RenderedMail {
  return layOutMail(contentOf(message, language, organisation), language, organisation)
}

function contentOf(
  message: MailMessage,
  language: Language,
  organisation: MailOrganisation,
): MailContent {
  const t = translator(language)
  const name = { organisation: organisation.name }
  const time = (instant: string) =>
    formatDateTime(language, new Date(instant), organisation.timeZone)
  switch (message.template) {
    case 'handoverReveal':
    case 'handoverSet':
      return handoverLink(t, organisation, message, time(message.expiresAt))
    case 'handoverPassword':
      return handoverPassword(t, organisation, message, time(message.expiresAt))
    case 'confirmAddress':
      return {
        subject: t('mail.confirmAddress.subject', name),
        parts: [
          { kind: 'text', text: t('mail.confirmAddress.lead', name) },
          { kind: 'text', text: t('mail.handover.challengeName') },
          { kind: 'button', label: t('mail.confirmAddress.button'), href: message.link },
          { kind: 'facts', facts: [[t('mail.worksUntil'), time(message.expiresAt)]] },
          { kind: 'small', text: t('mail.confirmAddress.otherwise') },
        ],
      }
    case 'test':
      return {
        subject: t('mail.test.subject', name),
        parts: [{ kind: 'text', text: t('mail.test.lead', name) }],
      }
    case 'noticeReset':
    case 'noticeNewDestination':
    case 'noticeChanged':
    case 'noticeAddressAdded':
    case 'noticeAddressRemoved':
    case 'adminAlert':
      return noticeContent(message, t, organisation, time)
  }
}

const CHALLENGES = {
  name: 'mail.handover.challengeName',
  nameOrFamilyName: 'mail.handover.challengeNameOrFamilyName',
  pin: 'mail.handover.challengePin',
} as const

function handoverLink(
  t: Translate,
  organisation: MailOrganisation,
  message: Extract<HandoverMessage, { link: string }>,
  until: string,
): MailContent {
  const name = { organisation: organisation.name }
  const reveal = message.template === 'handoverReveal'
  return {
    subject: t(reveal ? 'mail.handover.subjectReveal' : 'mail.handover.subjectSet', {
      ...name,
      reference: message.reference,
    }),
    parts: [
      {
        kind: 'text',
        text: t(reveal ? 'mail.handover.leadReveal' : 'mail.handover.leadSet', name),
      },
      { kind: 'text', text: t(CHALLENGES[message.challenge], name) },
      {
        kind: 'button',
        label: t(reveal ? 'mail.handover.buttonReveal' : 'mail.handover.buttonSet'),
        href: message.link,
      },
      factsOf(t, message.reference, until),
      { kind: 'small', text: t('mail.handover.unexpected', name) },
    ],
  }
}

function handoverPassword(
  t: Translate,
  organisation: MailOrganisation,
  message: Extract<HandoverMessage, { password: string }>,
  until: string,
): MailContent {
  const name = { organisation: organisation.name }
  const account: MailPart[] =
    message.userPrincipalName === undefined
      ? []
      : [{ kind: 'facts', facts: [[t('mail.account'), message.userPrincipalName]] }]
  return {
    subject: t('mail.handover.subjectReveal', { ...name, reference: message.reference }),
    parts: [
      { kind: 'text', text: t('mail.handover.leadPassword', name) },
      ...account,
      { kind: 'secret', secret: message.password },
      { kind: 'small', text: t('mail.handover.typing') },
      { kind: 'text', text: t('mail.handover.nextPassword') },
      { kind: 'button', label: t('mail.handover.buttonSignIn'), href: message.signInLink },
      factsOf(t, message.reference, until),
      { kind: 'small', text: t('mail.handover.unexpectedPassword', name) },
    ],
  }
}

function factsOf(t: Translate, reference: string, until: string): MailPart {
  return {
    kind: 'facts',
    facts: [
      [t('mail.reference'), reference],
      [t('mail.worksUntil'), until],
    ],
  }
}
