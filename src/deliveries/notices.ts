import type { Translate } from '../platform/messages.ts'
import type { MailContent, MailOrganisation, MailPart } from './mail-layout.tsx'

/**
 * What an account's owner is told on every address on file (S22). Such a message may lie in the mailbox
 * that a hand-over's link is sent to, so it names neither the account nor its owner (S5). Addresses are
 * masked before they get here.
 */
export type Notice =
  | {
      readonly template: 'noticeReset'
      readonly when: string
      readonly byName: string
      readonly reference: string
      readonly disputeLink: string
      /** Null if the password was handed over without a message. */
      readonly recipientMasked: string | null
      readonly onFile: boolean
    }
  | {
      readonly template: 'noticeNewDestination'
      readonly when: string
      readonly byName: string
      readonly reference: string
      readonly disputeLink: string
      readonly recipientMasked: string
    }
  | { readonly template: 'noticeChanged'; readonly when: string; readonly disputeLink?: string }
  | {
      readonly template: 'noticeAddressAdded' | 'noticeAddressRemoved'
      readonly when: string
      readonly addressMasked: string
      /** Left out if the owner did it. */
      readonly byName?: string
    }
  /** To the global administrators, when there is no address on file to tell (S19). */
  | {
      readonly template: 'adminAlert'
      readonly when: string
      readonly byName: string
      readonly reference: string
      readonly userPrincipalName: string
      readonly recipientMasked: string
      readonly link: string
    }

export function noticeContent(
  notice: Notice,
  t: Translate,
  organisation: MailOrganisation,
  time: (instant: string) => string,
): MailContent {
  const name = { organisation: organisation.name }
  const when: Fact = [t('mail.when'), time(notice.when)]
  switch (notice.template) {
    case 'noticeReset':
    case 'noticeNewDestination': {
      const key = notice.template === 'noticeReset' ? 'mail.reset' : 'mail.newDestination'
      const onFile = notice.template === 'noticeReset' && notice.onFile
      return {
        subject: t(`${key}.subject`, { ...name, reference: notice.reference }),
        parts: [
          { kind: 'text', text: t(`${key}.lead`, { ...name, name: notice.byName }) },
          facts([t('mail.sentTo'), notice.recipientMasked ?? t('mail.reset.handedOver')], when, [
            t('mail.reference'),
            notice.reference,
          ]),
          ...(onFile || notice.recipientMasked === null ? [] : [text(t('mail.reset.notOnFile'))]),
          text(t('mail.notice.ok')),
          text(t('mail.notice.otherwise', name)),
          { kind: 'button', label: t('mail.notice.button'), href: notice.disputeLink },
        ],
      }
    }
    case 'noticeChanged':
      return {
        subject: t('mail.changed.subject', name),
        parts: [
          text(t('mail.changed.lead', name)),
          facts(when),
          text(t('mail.notice.ok')),
          ...(notice.disputeLink === undefined
            ? [text(t('mail.notice.otherwiseContact', name))]
            : [
                text(t('mail.notice.otherwise', name)),
                button(t('mail.notice.button'), notice.disputeLink),
              ]),
        ],
      }
    case 'noticeAddressAdded':
    case 'noticeAddressRemoved': {
      const key =
        notice.template === 'noticeAddressAdded' ? 'mail.addressAdded' : 'mail.addressRemoved'
      const by: Fact[] = notice.byName === undefined ? [] : [[t('mail.by'), notice.byName]]
      return {
        subject: t(`${key}.subject`, name),
        parts: [
          text(t(`${key}.lead`)),
          facts([t('mail.address'), notice.addressMasked], when, ...by),
          text(t('mail.notice.ok')),
          text(t('mail.notice.otherwiseContact', name)),
        ],
      }
    }
    case 'adminAlert':
      return {
        subject: t('mail.adminAlert.subject', { reference: notice.reference }),
        parts: [
          text(t('mail.adminAlert.lead', { name: notice.byName })),
          facts(
            [t('mail.account'), notice.userPrincipalName],
            [t('mail.sentTo'), notice.recipientMasked],
            when,
            [t('mail.reference'), notice.reference],
          ),
          button(t('mail.adminAlert.button'), notice.link),
        ],
      }
  }
}

type Fact = readonly [label: string, value: string]

function text(sentence: string): MailPart {
  return { kind: 'text', text: sentence }
}

function facts(...list: Fact[]): MailPart {
  return { kind: 'facts', facts: list }
}

function button(label: string, href: string): MailPart {
  return { kind: 'button', label, href }
}
