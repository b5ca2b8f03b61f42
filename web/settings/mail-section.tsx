import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useSession } from '../session.tsx'
import { MessageBar, MessageBarBody, Spinner } from '../ui/fluent.ts'
import { ProblemMessage } from '../ui/problem-message.tsx'
import { useT } from '../ui/t.tsx'
import { BouncedAddresses } from './bounced-addresses.tsx'
import { MailState } from './mail-state.tsx'
import { MailTest } from './mail-test.tsx'
import { ReportMailboxState } from './report-mailbox-state.tsx'
import { mailQuery } from './settings-queries.ts'

export function MailSection() {
  const t = useT()
  const { can } = useSession()
  const { data, error, isPending } = useQuery(mailQuery())
  const [tested, setTested] = useState('')
  const test = useRef<HTMLDivElement>(null)
  const mayTest = can('settings.write')

  function handleTest(transport: string) {
    setTested(transport)
    test.current?.querySelector('input')?.focus()
  }

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
      {data === undefined ? null : (
        <MailState mail={data} level="h3" {...(mayTest && { onTest: handleTest })} />
      )}
      {data?.reportMailbox == null ? null : <ReportMailboxState mailbox={data.reportMailbox} />}
      {mayTest ? (
        <div ref={test}>
          <MailTest
            level="h3"
            transports={data?.transports ?? []}
            transport={tested}
            onTransport={setTested}
          />
        </div>
      ) : null}
      {can('followUps.read') ? <BouncedAddresses /> : null}
    </div>
  )
}
