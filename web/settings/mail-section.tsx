import { useQuery } from '@tanstack/react-query'
import { useSession } from '../session.tsx'
import { MessageBar, MessageBarBody, Spinner } from '../ui/fluent.ts'
import { ProblemMessage } from '../ui/problem-message.tsx'
import { useT } from '../ui/t.tsx'
import { BouncedAddresses } from './bounced-addresses.tsx'
import { MailState } from './mail-state.tsx'
import { MailTest } from './mail-test.tsx'
import { ReportMailboxState } from './report-mailbox-state.tsx'
import { mailTransportQuery } from './settings-queries.ts'

export function MailSection() {
  const t = useT()
  const { can } = useSession()
  const { data, error, isPending } = useQuery(mailTransportQuery())
  return (
    <div className="settings-form">
      <div>
        <h2>{t('settings.section.mail')}</h2>
        <p className="secondary-text">{t('settings.mail.text')}</p>
      </div>
      {can('settings.write') ? null : (
        <MessageBar intent="info">
          <MessageBarBody>{t('settings.readOnly')}</MessageBarBody>
        </MessageBar>
      )}
      <ProblemMessage error={error} />
      {isPending ? <Spinner label={t('common.loading')} /> : null}
      {data === undefined ? null : <MailState transport={data} />}
      {data?.reportMailbox == null ? null : <ReportMailboxState mailbox={data.reportMailbox} />}
      {can('settings.write') ? <MailTest level="h3" /> : null}
      {can('followUps.read') ? <BouncedAddresses /> : null}
    </div>
  )
}
