import './verification-result.css'
import type { AuditVerification } from '../../src/audit/contract.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { MessageBar, MessageBarBody, MessageBarTitle } from '../ui/fluent.ts'
import { useT, useWords } from '../ui/t.tsx'

/** What reading the whole chain found. */
export function VerificationResult({ result }: { readonly result: AuditVerification }) {
  const t = useT()
  const { find } = useWords()
  const { intact, events, head, firstBroken } = result
  return (
    <MessageBar intent={intact ? 'success' : 'error'} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{intact ? t('audit.intact') : t('audit.broken')}</MessageBarTitle>
        {intact ? t('audit.intactText', { count: events }) : null}
        {firstBroken === null ? null : (
          <>
            {t('audit.brokenAt', { sequence: firstBroken.sequence })}{' '}
            {find(`audit.problem.${firstBroken.problem}`) ?? firstBroken.problem}{' '}
            {t('audit.brokenText')}
          </>
        )}
        <span className="verification-head">
          <span className="verification-head-name">{t('audit.head')}</span>
          <code>{head}</code>
          <CopyButton text={head} label={t('audit.copyHead')} />
        </span>
      </MessageBarBody>
    </MessageBar>
  )
}
