import { formatDateTime } from '../platform/format-time.ts'
import type { Language } from '../platform/language.ts'
import { translator } from '../platform/messages.ts'
import { handoverLink, handoverPassword, handoverReminder } from './handover-messages.ts'
import { layOutMail } from './mail-layout.tsx'
import type { MailOrganisation, RenderedMail } from './mail-layout.tsx'
import type { MailContent, Wording } from './mail-parts.ts'
import type { Message } from './message.ts'
import { operatorAlert, operatorDigest } from './operator-messages.ts'
import {
  addressNotice,
  adminAlert,
  jobAlert,
  changeNotice,
  confirmAddress,
  resetNotice,
  testMessage,
} from './notices.ts'

/** A message as it leaves, in the recipient's language. */
export function renderMessage(
  message: Message,
  language: Language,
  organisation: MailOrganisation,
): RenderedMail {
  const wording: Wording = {
    t: translator(language),
    time: (instant) => formatDateTime(language, new Date(instant), organisation.timeZone),
    organisation: organisation.name,
  }
  return layOutMail(contentOf(message, wording), language, organisation)
}

function contentOf(message: Message, wording: Wording): MailContent {
  switch (message.template) {
    case 'handoverReveal':
      return handoverLink('reveal', message.parameters, wording)
    case 'handoverSet':
      return handoverLink('set', message.parameters, wording)
    case 'handoverPassword':
      return handoverPassword(message.parameters, wording)
    case 'handoverReminder':
      return handoverReminder(message.parameters, wording)
    case 'noticeReset':
      return resetNotice(message.parameters, wording)
    case 'noticeChanged':
      return changeNotice(message.parameters, wording)
    case 'noticeAddressAdded':
      return addressNotice('added', message.parameters, wording)
    case 'noticeAddressRemoved':
      return addressNotice('removed', message.parameters, wording)
    case 'adminAlert':
      return adminAlert(message.parameters, wording)
    case 'jobAlert':
      return jobAlert(message.parameters, wording)
    case 'confirmAddress':
      return confirmAddress(message.parameters, wording)
    case 'operatorAlert':
      return operatorAlert(message.parameters, wording)
    case 'operatorDigest':
      return operatorDigest(message.parameters, wording)
    case 'test':
      return testMessage(message.parameters, wording)
  }
}
