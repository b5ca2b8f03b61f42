import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useSession } from '../session.tsx'
import { mailTransportQuery } from '../settings/settings-queries.ts'
import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '../ui/fluent.ts'
import { useT, useWords } from '../ui/t.tsx'

/** Messages wait at the mail server: said once on top, with the reason and the way to its settings. */
export function MailPauseBanner({ seenReason }: { readonly seenReason: string | undefined }) {
  const t = useT()
  const { find } = useWords()
  const { can } = useSession()
  const navigate = useNavigate()
  const mayLook = can('settings.read')
  const { data } = useQuery({ ...mailTransportQuery(), enabled: mayLook })
  const reason = data?.state === 'paused' ? (data.reason ?? 'unexpected') : seenReason
  const waiting = data?.waiting ?? 0
  if (reason === undefined || data?.state === 'ready') return null
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t('followUp.paused.title')}</MessageBarTitle>
        {waiting > 0 ? `${t('followUp.paused.count', { count: waiting })} ` : null}
        {find(`delivery.reason.${reason}`) ?? t('delivery.reason.unexpected')}
      </MessageBarBody>
      {mayLook ? (
        <MessageBarActions>
          <Button onClick={() => void navigate({ to: '/settings', search: { section: 'mail' } })}>
            {t('followUp.paused.open')}
          </Button>
        </MessageBarActions>
      ) : null}
    </MessageBar>
  )
}
