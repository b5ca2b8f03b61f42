import type { MailContent, MailPart, Wording } from './mail-parts.ts'
import { button, facts, link, small, text } from './mail-parts.ts'
import type { Message } from './message.ts'

type Parameters<Template> = Extract<Message, { template: Template }>['parameters']

/**
 * The message with a link. It holds nothing that the link's page asks for: neither the user name nor any
 * part of the person's name, nor the PIN (S5).
 */
export function handoverLink(
  way: 'reveal' | 'set',
  { link: href, reference, expiresAt }: Parameters<'handoverReveal' | 'handoverSet'>,
  { t, time, organisation }: Wording,
): MailContent {
  const reveal = way === 'reveal'
  return {
    subject: t(reveal ? 'mail.handover.subjectReveal' : 'mail.handover.subjectSet', {
      organisation,
      reference,
    }),
    parts: [
      text(t(reveal ? 'mail.handover.leadReveal' : 'mail.handover.leadSet', { organisation })),
      text(t('mail.handover.challenge')),
      button(t(reveal ? 'mail.handover.buttonReveal' : 'mail.handover.buttonSet'), href),
      facts([t('mail.reference'), reference], [t('mail.worksUntil'), time(expiresAt)]),
      small(t('mail.handover.unexpected', { organisation })),
    ],
  }
}

/** The message that holds the password itself, where the policy allows it. It doesn't say whose it is. */
export function handoverPassword(
  parameters: Parameters<'handoverPassword'>,
  { t, time, organisation }: Wording,
): MailContent {
  const { password, signInLink, disputeLink, reference, expiresAt } = parameters
  const secret: MailPart = { kind: 'secret', secret: password }
  return {
    subject: t('mail.handover.subjectReveal', { organisation, reference }),
    parts: [
      text(t('mail.handover.leadPassword', { organisation })),
      secret,
      ...(/\s/.test(password) ? [] : [small(t('mail.handover.typing'))]),
      text(t('mail.handover.nextPassword')),
      button(t('mail.handover.buttonSignIn'), signInLink),
      facts([t('mail.reference'), reference], [t('mail.worksUntil'), time(expiresAt)]),
      small(t('mail.handover.unexpectedPassword', { organisation })),
      link(t('mail.notice.button'), disputeLink),
    ],
  }
}

/**
 * Asks the recipient to look for the message: nobody has its link any more. A thief who reads this learns that
 * a message exists, and nothing that opens it (S5).
 */
export function handoverReminder(
  { about, sentAt, reference, expiresAt }: Parameters<'handoverReminder'>,
  { t, time, organisation }: Wording,
): MailContent {
  return {
    subject: t('mail.reminder.subject', { organisation, reference }),
    parts: [
      text(t(`mail.reminder.lead.${about}`, { organisation })),
      text(t('mail.reminder.look')),
      facts(
        [
          t('mail.subject'),
          t(about === 'set' ? 'mail.handover.subjectSet' : 'mail.handover.subjectReveal', {
            organisation,
            reference,
          }),
        ],
        [t('mail.sentAt'), time(sentAt)],
        [t('mail.reference'), reference],
        [t('mail.worksUntil'), time(expiresAt)],
      ),
      text(t('mail.reminder.lost', { organisation })),
      small(t('mail.reminder.safe')),
      small(t('mail.handover.unexpectedPassword', { organisation })),
    ],
  }
}
