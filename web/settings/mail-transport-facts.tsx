import type { MailTransport } from '../../src/organisation/contract.ts'
import { Facts } from '../ui/facts.tsx'
import { RelativeTime, useNow } from '../ui/relative-time.tsx'
import { useFormats, useT } from '../ui/t.tsx'

export function MailTransportFacts({ transport }: { readonly transport: MailTransport }) {
  const t = useT()
  const { number, list } = useFormats()
  const now = useNow()
  const { server, from, domains, waiting, pausedAt, retryAt } = transport
  const { sentLastHour, perHour, sentLastDay, perDay } = transport
  const against = (sent: number, limit: number | null): string =>
    limit === null
      ? number.format(sent)
      : t('settings.mail.sentOf', { sent: number.format(sent), limit: number.format(limit) })
  return (
    <Facts
      facts={[
        { label: t('settings.mail.server'), value: server },
        { label: t('settings.mail.from'), value: from },
        {
          label: t('settings.mail.domains'),
          value: domains.length === 0 ? t('settings.mail.domainsAll') : list.format(domains),
        },
        { label: t('settings.mail.waiting'), value: number.format(waiting) },
        { label: t('settings.mail.sentLastHour'), value: against(sentLastHour, perHour) },
        { label: t('settings.mail.sentLastDay'), value: against(sentLastDay, perDay) },
        ...(pausedAt === null
          ? []
          : [{ label: t('settings.mail.pausedAt'), value: <RelativeTime at={pausedAt} /> }]),
        ...(retryAt === null
          ? []
          : [
              {
                label: t('settings.mail.retryAt'),
                // Only a message shows whether it works again.
                value:
                  new Date(retryAt).getTime() > now ? (
                    <RelativeTime at={retryAt} />
                  ) : (
                    t('settings.mail.retryNext')
                  ),
              },
            ]),
      ]}
    />
  )
}
