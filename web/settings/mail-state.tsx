import './mail-state.css'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { MailTransport } from '../../src/organisation/contract.ts'
import { api } from '../api.ts'
import { useSession } from '../session.tsx'
import { ActionButton } from '../ui/action-button.tsx'
import { Facts } from '../ui/facts.tsx'
import { MailAcceptedIcon, MailClockIcon, ResumeIcon } from '../ui/icons.ts'
import { ProblemMessage } from '../ui/problem-message.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { StateBadge } from '../ui/state-badge.tsx'
import { useFormats, useT, useWords } from '../ui/t.tsx'
import { useToasts } from '../ui/toasts.tsx'

/** How the mail server fares; when messages wait, why, and a way to try at once. */
export function MailState({ transport }: { readonly transport: MailTransport }) {
  const t = useT()
  const { find } = useWords()
  const { number } = useFormats()
  const { can } = useSession()
  const toasts = useToasts()
  const client = useQueryClient()
  const { state, reason, server, from, waiting, pausedAt, retryAt, configured } = transport
  const { refusedReports } = transport
  const isPaused = state === 'paused'
  const resume = useMutation({
    mutationFn: () => api.post<MailTransport>('/settings/mail/resume'),
    onSuccess: async (after) => {
      client.setQueryData(['settings', 'mail'], after)
      toasts.success({
        title:
          after.state === 'ready' ? t('settings.mail.resumed') : t('settings.mail.stillPaused'),
      })
      await Promise.all(
        ['home', 'follow-ups'].map((room) => client.invalidateQueries({ queryKey: [room] })),
      )
    },
  })
  return (
    <section className="mail-state" aria-label={t('settings.mail.state')}>
      <div className="mail-state-head">
        <StateBadge
          tone={isPaused ? 'warning' : 'success'}
          icon={isPaused ? MailClockIcon : MailAcceptedIcon}
          label={isPaused ? t('settings.mail.paused') : t('settings.mail.ready')}
        />
        {isPaused && configured && can('settings.write') ? (
          <ActionButton
            icon={<ResumeIcon />}
            label={t('settings.mail.resume')}
            isPending={resume.isPending}
            onClick={() => resume.mutate()}
          />
        ) : null}
      </div>
      {isPaused ? (
        <p>
          {find(`delivery.reason.${reason ?? 'unexpected'}`) ?? t('delivery.reason.unexpected')}
        </p>
      ) : null}
      <ProblemMessage error={resume.error} />
      <Facts
        facts={[
          { label: t('settings.mail.server'), value: server ?? t('settings.mail.notConfigured') },
          { label: t('settings.mail.from'), value: from },
          { label: t('settings.mail.waiting'), value: number.format(waiting) },
          ...(refusedReports.lastAt === null
            ? []
            : [
                {
                  label: t('settings.mail.refusedReports'),
                  value: (
                    <>
                      {number.format(refusedReports.times)} {' · '}
                      <RelativeTime at={refusedReports.lastAt} />
                    </>
                  ),
                },
              ]),
          ...(pausedAt === null
            ? []
            : [{ label: t('settings.mail.pausedAt'), value: <RelativeTime at={pausedAt} /> }]),
          ...(retryAt === null
            ? []
            : [{ label: t('settings.mail.retryAt'), value: <RelativeTime at={retryAt} /> }]),
        ]}
      />
    </section>
  )
}
