import type { MailTestResult as Result } from '../../src/organisation/contract.ts'
import { MessageBar, MessageBarBody, MessageBarTitle } from '../ui/fluent.ts'
import { useT, useWords } from '../ui/t.tsx'

export function MailTestResult({ result }: { readonly result: Result }) {
  const t = useT()
  const { find } = useWords()
  const { accepted, reason, serverAnswer } = result
  return (
    <MessageBar intent={accepted ? 'success' : 'error'} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>
          {accepted ? t('settings.mail.testAccepted') : t('settings.mail.testRefused')}
        </MessageBarTitle>
        {reason === null ? null : (find(`delivery.reason.${reason}`) ?? reason)}
        {serverAnswer === null ? null : (
          <code className="mail-test-answer">
            {t('handover.detail.serverAnswer', { answer: serverAnswer })}
          </code>
        )}
      </MessageBarBody>
    </MessageBar>
  )
}
