import type { MailContent, MailPart, Wording } from './mail-parts.ts'
import { button, facts, link, small, text } from './mail-parts.ts'
import type { Message, ReasonName, ToldHandovers } from './message.ts'

// What operators are told of their work. Whoever reads such a message learns names and reasons, and nothing that
// opens anything: the pages ask for a sign-in.

type Parameters<Template> = Extract<Message, { template: Template }>['parameters']

/** At once: somebody says that it wasn't them, or messages come back. */
export function operatorAlert(
  told: Parameters<'operatorAlert'>,
  { t, organisation }: Wording,
): MailContent {
  const { count } = told
  return {
    subject: t('mail.operatorAlert.subject', { count, organisation }),
    parts: [
      text(t('mail.operatorAlert.lead', { count })),
      ...namedOnes(told, t),
      small(t('mail.operator.choose')),
    ],
  }
}

/** The morning's list. */
export function operatorDigest(
  told: Parameters<'operatorDigest'>,
  { t, organisation }: Wording,
): MailContent {
  const { own, nobodys, count, reasons } = told
  return {
    subject: t('mail.operatorDigest.subject', { count, organisation }),
    parts: [
      ...(own > 0 ? [text(t('mail.operatorDigest.own', { count: own }))] : []),
      ...(nobodys > 0 ? [text(t('mail.operatorDigest.nobodys', { count: nobodys }))] : []),
      facts(...reasons.map((each) => [reasonIn(t, each.reason), String(each.count)] as const)),
      ...namedOnes(told, t),
      small(t('mail.operator.choose')),
    ],
  }
}

function namedOnes({ items, count, deskLink }: ToldHandovers, t: Wording['t']): MailPart[] {
  const more = count - items.length
  return [
    ...items.map(({ reference, name, reason, link: href }) =>
      link(`${reference} · ${name} · ${reasonIn(t, reason)}`, href),
    ),
    ...(more > 0 ? [text(t('mail.operator.more', { count: more }))] : []),
    button(t('mail.operator.button'), deskLink),
  ]
}

function reasonIn(t: Wording['t'], reason: ReasonName | null): string {
  return reason === null ? t('mail.operator.due') : t(`followUp.reason.${reason}`)
}
