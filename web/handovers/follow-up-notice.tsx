import type { Handover } from '../../src/handovers/contract.ts'
import { MessageBar, MessageBarBody, MessageBarTitle } from '../ui/fluent.ts'
import { RelativeTime } from '../ui/relative-time.tsx'
import { useT, useWords } from '../ui/t.tsx'
import { useReasonWords } from './reason-words.ts'

/** What has to be done about it, and what holds its message back. */
export function FollowUpNotice({ handover }: { readonly handover: Handover }) {
  const t = useT()
  const { find } = useWords()
  const wordsOf = useReasonWords()
  const { way, followUp, transportPaused, transportRetryAt } = handover
  return (
    <>
      {followUp === null ? null : (
        <MessageBar intent={followUp.urgent ? 'error' : 'warning'} layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{wordsOf(followUp.reason, way).title}</MessageBarTitle>
            {wordsOf(followUp.reason, way).advice}
          </MessageBarBody>
        </MessageBar>
      )}
      {transportPaused === null ? null : (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{t('followUp.paused.title')}</MessageBarTitle>
            {find(`delivery.reason.${transportPaused}`) ?? t('delivery.reason.unexpected')}
            {transportRetryAt === null ? null : (
              <>
                {' '}
                {t('followUp.paused.retry')} <RelativeTime at={transportRetryAt} />
              </>
            )}
          </MessageBarBody>
        </MessageBar>
      )}
    </>
  )
}
