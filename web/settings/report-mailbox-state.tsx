import './mail-state.css'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Mail, ReportMailbox } from '../../src/organisation/contract.ts'
import { api } from '../api.ts'
import { useSession } from '../session.tsx'
import { ActionButton } from '../ui/action-button.tsx'
import { Facts } from '../ui/facts.tsx'
import { MailAcceptedIcon, MailClockIcon, ResumeIcon } from '../ui/icons.ts'
import { ProblemMessage } from '../ui/problem-message.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { StateBadge } from '../ui/state-badge.tsx'
import { useT, useWords } from '../ui/t.tsx'
import { useToasts } from '../ui/toasts.tsx'

/** The mailbox that tells what became of messages: whether it is read, and what keeps it from being read. */
export function ReportMailboxState({ mailbox }: { readonly mailbox: ReportMailbox }) {
  const t = useT()
  const { can } = useSession()
  const toasts = useToasts()
  const client = useQueryClient()
  const { server, state, connectedAt, readAt, serverAnswer, retryAt } = mailbox
  const retry = useMutation({
    mutationFn: () => api.post<Mail>('/settings/mail/resume'),
    onSuccess: (after) => {
      client.setQueryData(['settings', 'mail'], after)
      toasts.success({ title: t('settings.mail.mailbox.retrying') })
    },
  })
  const trouble = useTrouble(mailbox)
  const isWell = trouble === null
  return (
    <section className="mail-state" aria-labelledby="report-mailbox">
      <h3 id="report-mailbox">{t('settings.mail.mailbox.title')}</h3>
      <div className="mail-state-head">
        <StateBadge
          tone={state === 'starting' ? 'neutral' : isWell ? 'success' : 'warning'}
          icon={isWell && state !== 'starting' ? MailAcceptedIcon : MailClockIcon}
          label={t(`settings.mail.mailbox.state.${state}`)}
        />
        {state === 'failed' && can('settings.write') ? (
          <ActionButton
            icon={<ResumeIcon />}
            label={t('settings.mail.resume')}
            isPending={retry.isPending}
            onClick={() => retry.mutate()}
          />
        ) : null}
      </div>
      {trouble === null ? null : <p>{trouble}</p>}
      <ProblemMessage error={retry.error} />
      <Facts
        facts={[
          { label: t('settings.mail.mailbox.server'), value: server },
          timeFact(t('settings.mail.mailbox.connectedAt'), connectedAt),
          timeFact(t('settings.mail.mailbox.readAt'), readAt),
          timeFact(t('settings.mail.mailbox.retryAt'), retryAt),
          { label: t('settings.mail.mailbox.serverAnswer'), value: serverAnswer },
        ].filter(({ value }) => value !== null)}
      />
    </section>
  )
}

/** What is amiss, in words; null: nothing. */
function useTrouble({ state, reason }: ReportMailbox): string | null {
  const t = useT()
  const { find } = useWords()
  if (state === 'abandoned') return t('settings.mail.mailbox.abandonedText')
  if (reason === null) return null
  return (
    find(`settings.mail.mailbox.reason.${reason}`) ?? t('settings.mail.mailbox.reason.unexpected')
  )
}

function timeFact(label: string, at: string | null) {
  return { label, value: at === null ? null : <RelativeTime at={at} /> }
}
