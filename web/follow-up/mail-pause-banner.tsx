import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useSession } from '../session.tsx'
import { mailQuery } from '../settings/settings-queries.ts'
import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '../ui/fluent.ts'
import { RelativeTime } from '../ui/relative-time.tsx'
import { useT, useWords } from '../ui/t.tsx'

/** Messages wait at the mail server: said once on top, with the reason and the way to its settings. */
export function MailPauseBanner({ seenReason }: { readonly seenReason: string | undefined }) {
  const t = useT()
  const { find } = useWords()
  const { can } = useSession()
  const navigate = useNavigate()
  const mayLook = can('settings.read')
  const { data } = useQuery({ ...mailQuery(), enabled: mayLook })
  const reason = data?.state === 'paused' ? (data.reason ?? 'unexpected') : seenReason
  const waiting = data?.waiting ?? 0
  const retryAt = data?.state === 'paused' ? data.retryAt : null
  const isOver = data?.state === 'ready' && data.transports.every(({ state }) => state === 'ready')
  if (reason === undefined || isOver) return null
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t('followUp.paused.title')}</MessageBarTitle>
        {waiting > 0 ? `${t('followUp.paused.count', { count: waiting })} ` : null}
        {find(`delivery.reason.${reason}`) ?? t('delivery.reason.unexpected')}
        {retryAt === null ? null : (
          <>
            {' '}
            {t('followUp.paused.retry')} <RelativeTime at={retryAt} />
          </>
        )}
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
