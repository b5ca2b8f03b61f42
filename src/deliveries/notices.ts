import type { MailContent, MailPart, Wording } from './mail-parts.ts'
import { button, facts, small, text } from './mail-parts.ts'
import type { Message } from './message.ts'

// What an account's owner is told on every address on file (S22). Such a message may lie in the mailbox
// that a hand-over's link goes to, so it names neither the account nor its owner (S5).

type Parameters<Template> = Extract<Message, { template: Template }>['parameters']

export function resetNotice(
  parameters: Parameters<'noticeReset'>,
  { t, time, organisation }: Wording,
): MailContent {
  const { byName, reference, sentTo, onFile, isLetter = false, when, disputeLink } = parameters
  const wording = isLetter ? 'letter' : sentTo !== null && !onFile ? 'newDestination' : 'reset'
  return {
    subject: t(`mail.${wording}.subject`, { organisation, reference }),
    parts: [
      text(t(`mail.${wording}.lead`, { organisation, name: byName })),
      facts(
        sentTo === null
          ? [t('mail.newPassword'), t(isLetter ? 'mail.letter.onPaper' : 'mail.reset.handedOver')]
          : [t('mail.sentTo'), sentTo],
        [t('mail.when'), time(when)],
        [t('mail.reference'), reference],
      ),
      text(t('mail.notice.ok')),
      text(t('mail.notice.otherwise', { organisation })),
      button(t('mail.notice.button'), disputeLink),
    ],
  }
}

export function changeNotice(
  { when }: Parameters<'noticeChanged'>,
  { t, time, organisation }: Wording,
): MailContent {
  return {
    subject: t('mail.changed.subject', { organisation }),
    parts: [
      text(t('mail.changed.lead', { organisation })),
      facts([t('mail.when'), time(when)]),
      ...otherwiseContact({ t, organisation }),
    ],
  }
}

export function addressNotice(
  what: 'added' | 'removed',
  { address, when }: Parameters<'noticeAddressAdded' | 'noticeAddressRemoved'>,
  { t, time, organisation }: Wording,
): MailContent {
  const key = what === 'added' ? 'mail.addressAdded' : 'mail.addressRemoved'
  return {
    subject: t(`${key}.subject`, { organisation }),
    parts: [
      text(t(`${key}.lead`, { organisation })),
      facts([t('mail.address'), address], [t('mail.when'), time(when)]),
      ...otherwiseContact({ t, organisation }),
    ],
  }
}

function otherwiseContact({ t, organisation }: Pick<Wording, 't' | 'organisation'>): MailPart[] {
  return [text(t('mail.notice.ok')), text(t('mail.notice.otherwiseContact', { organisation }))]
}

/** To the global administrators, when there is no address on file to tell (S19). */
export function adminAlert(
  { byName, reference, sentTo, userName, when }: Parameters<'adminAlert'>,
  { t, time }: Wording,
): MailContent {
  return {
    subject: t(sentTo === null ? 'mail.adminAlertLetter.subject' : 'mail.adminAlert.subject', {
      reference,
    }),
    parts: [
      text(
        t(sentTo === null ? 'mail.adminAlertLetter.lead' : 'mail.adminAlert.lead', {
          name: byName,
        }),
      ),
      facts(
        [t('mail.account'), userName],
        [t('mail.sentTo'), sentTo ?? t('mail.letter.onPaper')],
        [t('mail.when'), time(when)],
        [t('mail.reference'), reference],
      ),
    ],
  }
}

/** To the global administrators, when a job begins to hand over on paper or to addresses that aren't on file (S19). */
export function jobAlert(
  { byName, jobLink, letters, elsewhere = 0, when }: Parameters<'jobAlert'>,
  { t, time, organisation }: Wording,
): MailContent {
  return {
    subject: t('mail.jobAlert.subject', { count: letters + elsewhere, organisation }),
    parts: [
      ...(letters > 0 ? [text(t('mail.jobAlert.lead', { name: byName, count: letters }))] : []),
      ...(elsewhere > 0
        ? [text(t('mail.jobAlert.elsewhere', { name: byName, count: elsewhere }))]
        : []),
      text(t('mail.jobAlert.why')),
      facts([t('mail.when'), time(when)]),
      button(t('mail.jobAlert.button'), jobLink),
    ],
  }
}

export function confirmAddress(
  { link, expiresAt }: Parameters<'confirmAddress'>,
  { t, time, organisation }: Wording,
): MailContent {
  return {
    subject: t('mail.confirmAddress.subject', { organisation }),
    parts: [
      text(t('mail.confirmAddress.lead', { organisation })),
      text(t('mail.confirmAddress.challenge')),
      button(t('mail.confirmAddress.button'), link),
      facts([t('mail.worksUntil'), time(expiresAt)]),
      small(t('mail.confirmAddress.otherwise')),
    ],
  }
}

export function testMessage(
  { when }: Parameters<'test'>,
  { t, time, organisation }: Wording,
): MailContent {
  return {
    subject: t('mail.test.subject', { organisation }),
    parts: [text(t('mail.test.lead', { organisation })), facts([t('mail.when'), time(when)])],
  }
}
