import './today-cards.css'
import type { JobState } from '../../src/jobs/contract.ts'
import type { Home } from '../../src/overview/contract.ts'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { jobsQuery } from '../jobs/jobs-queries.ts'
import { useSession } from '../session.tsx'
import {
  ClockIcon,
  FollowUpIcon,
  JobsIcon,
  LetterIcon,
  LockIcon,
  MailErrorIcon,
  ReceiptIcon,
  TimerIcon,
} from '../ui/icons.ts'
import { useT } from '../ui/t.tsx'
import { overviewQuery } from './home-queries.ts'
import type { TodayCardProps } from './today-card.tsx'
import { TodayCard } from './today-card.tsx'

/** Plans that nobody has started yet are their operator's own business. */
const UNDER_WAY: readonly JobState[] = ['running', 'paused', 'awaitingApproval']

/** The counts that decide what to do first; each leads to its list. What is nought and bad news stays away. */
export function TodayCards({ home }: { readonly home: Home }) {
  const t = useT()
  const { can } = useSession()
  const { data: overview } = useQuery({ ...overviewQuery(), enabled: can('followUps.read') })
  const { data: jobs } = useInfiniteQuery({
    ...jobsQuery({ only: 'open' }, false),
    enabled: can('users.read'),
  })
  const underWay = (jobs?.pages[0]?.value ?? []).filter(({ state }) => UNDER_WAY.includes(state))
  const isDesk = can('followUps.read')
  const cards: readonly (TodayCardProps & { readonly isShown: boolean })[] = [
    {
      id: 'needsYou',
      isShown: isDesk,
      count: home.needsYou,
      tone: home.needsYou > 0 ? 'danger' : 'success',
      icon: FollowUpIcon,
      label: t('home.card.needsYou'),
      text: home.needsYou > 0 ? t('home.card.needsYouText') : t('home.quiet'),
      to: { to: '/follow-up', search: { group: 'needsYou' } },
    },
    {
      id: 'failed',
      isShown: isDesk && home.failed > 0,
      count: home.failed,
      tone: 'danger',
      icon: MailErrorIcon,
      label: t('home.card.failed'),
      text: t('home.card.failedText'),
      to: { to: '/follow-up', search: { group: 'needsYou', scope: 'all' } },
    },
    {
      id: 'expiring',
      isShown: isDesk && home.expiringWithin24Hours > 0,
      count: home.expiringWithin24Hours,
      tone: 'warning',
      icon: TimerIcon,
      label: t('home.card.expiring'),
      text: t('home.card.expiringText'),
      to: { to: '/follow-up', search: { group: 'waiting', scope: 'all' } },
    },
    {
      id: 'letters',
      isShown: isDesk && home.letters > 0,
      count: home.letters,
      tone: 'warning',
      icon: LetterIcon,
      label: t('home.card.letters'),
      text: t('home.card.lettersText'),
      to: { to: '/letters' },
    },
    {
      id: 'jobs',
      isShown: underWay.length > 0,
      count: underWay.length,
      tone: 'neutral',
      icon: JobsIcon,
      label: t('home.card.jobs'),
      text: t('home.card.jobsText'),
      to: { to: '/jobs', search: { only: 'open' } },
    },
    {
      id: 'locked',
      isShown: can('users.read') && home.lockedUsers > 0,
      count: home.lockedUsers,
      tone: 'warning',
      icon: LockIcon,
      label: t('home.card.locked'),
      text: t('home.card.lockedText'),
      to: can('audit.read')
        ? { to: '/audit', search: { action: 'user.lockedOut' } }
        : { to: '/users' },
    },
    {
      id: 'waiting',
      isShown: isDesk,
      count: home.waiting,
      tone: 'neutral',
      icon: ClockIcon,
      label: t('home.card.waiting'),
      text: t('home.card.waitingText'),
      to: { to: '/follow-up', search: { group: 'waiting', scope: 'all' } },
    },
    {
      id: 'receipts',
      // Counted apart: until then it says nothing, rather than nought.
      isShown: isDesk && overview !== undefined,
      count: overview?.total.receipt ?? 0,
      tone: 'success',
      icon: ReceiptIcon,
      label: t('home.card.receipts'),
      text: t('home.card.receiptsText'),
      to: { to: '/follow-up', search: { group: 'done', scope: 'all' } },
    },
  ]
  const shown = cards.filter(({ isShown }) => isShown)
  if (shown.length === 0) return null
  return (
    <section aria-labelledby="home-today">
      <h2 id="home-today" className="visually-hidden">
        {t('home.today')}
      </h2>
      <ul className="today-cards">
        {shown.map((card) => (
          <li key={card.id}>
            <TodayCard {...card} />
          </li>
        ))}
      </ul>
    </section>
  )
}
