import './navigation.css'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useRouterState } from '@tanstack/react-router'
import type { FollowUpCounts } from '../../src/follow-ups/contract.ts'
import { api } from '../api.ts'
import { pollEvery } from '../live.ts'
import { useSession } from '../session.tsx'
import {
  Button,
  CounterBadge,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '../ui/fluent.ts'
import { MoreIcon } from '../ui/icons.ts'
import { useT } from '../ui/t.tsx'
import type { Destination } from './destinations.ts'
import { DESTINATIONS, ON_PHONES } from './destinations.ts'

const COUNT_EVERY_MS = 60_000

export function Navigation() {
  const t = useT()
  const { can } = useSession()
  const { data: counts } = useQuery({ ...countsQuery(), enabled: can('followUps.read') })
  const path = useRouterState({ select: ({ location: { pathname } }) => pathname })
  const allowed = DESTINATIONS.filter(
    ({ to, needs, onlyWhileWaiting = false }) =>
      (needs === undefined || can(needs)) &&
      (!onlyWhileWaiting || path === to || (counts?.letters ?? 0) > 0),
  )
  return (
    <nav className="navigation" aria-label={t('navigation.label')}>
      <ul className="navigation-list">
        {allowed.map((destination, index) => (
          <li key={destination.to} className={index < ON_PHONES ? undefined : 'navigation-beyond'}>
            <NavigationLink destination={destination} />
          </li>
        ))}
        {allowed.length > ON_PHONES ? (
          <li className="navigation-more">
            <More destinations={allowed.slice(ON_PHONES)} />
          </li>
        ) : null}
      </ul>
    </nav>
  )
}

function NavigationLink({ destination }: { readonly destination: Destination }) {
  const t = useT()
  const isCurrent = useIsCurrent(destination)
  const Icon = isCurrent ? destination.currentIcon : destination.icon
  return (
    <Link
      to={destination.to}
      className="navigation-link"
      aria-current={isCurrent ? 'page' : undefined}
      data-current={isCurrent}
    >
      <Icon className="navigation-icon" />
      <span className="navigation-label">
        {destination.shortLabel === undefined ? (
          t(destination.label)
        ) : (
          <>
            <span className="navigation-wide">{t(destination.label)}</span>
            <span className="navigation-short">{t(destination.shortLabel)}</span>
          </>
        )}
      </span>
      {destination.to === '/follow-up' ? <FollowUpBadge /> : null}
      {destination.to === '/letters' ? <LettersBadge /> : null}
    </Link>
  )
}

/** What needs you; nothing at all when nothing does. */
function FollowUpBadge() {
  const t = useT()
  const { data } = useQuery(countsQuery())
  // Mine, and what nobody has taken on: what others own is theirs.
  const count = data === undefined ? 0 : data.mine.needsYou + data.unassigned.needsYou
  if (count === 0) return null
  return (
    <span className="navigation-badge">
      <CounterBadge
        aria-hidden="true"
        count={count}
        overflowCount={999}
        color="danger"
        size="small"
      />
      <span className="visually-hidden">{t('navigation.needsYou', { count })}</span>
    </span>
  )
}

function LettersBadge() {
  const t = useT()
  const { data } = useQuery(countsQuery())
  if (data === undefined || data.letters === 0) return null
  return (
    <span className="navigation-badge">
      <CounterBadge aria-hidden="true" count={data.letters} color="brand" size="small" />
      <span className="visually-hidden">
        {t('navigation.lettersWait', { count: data.letters })}
      </span>
    </span>
  )
}

function countsQuery() {
  return queryOptions({
    queryKey: ['follow-ups', 'counts'],
    queryFn: ({ signal }) => api.get<FollowUpCounts>('/follow-ups/counts', undefined, signal),
    refetchInterval: pollEvery(COUNT_EVERY_MS),
  })
}

function More({ destinations }: { readonly destinations: readonly Destination[] }) {
  const t = useT()
  const navigate = useNavigate()
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="transparent" className="navigation-link" icon={<MoreIcon />}>
          {t('navigation.more')}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {destinations.map(({ to, label, icon: Icon }) => (
            <MenuItem key={to} icon={<Icon />} onClick={() => void navigate({ to })}>
              {t(label)}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}

function useIsCurrent({ to }: Destination): boolean {
  return useRouterState({
    select: ({ location: { pathname } }) => {
      if (to === '/') return pathname === '/'
      if (to === '/follow-up' && pathname.startsWith('/handovers/')) return true
      return pathname === to || pathname.startsWith(`${to}/`)
    },
  })
}
