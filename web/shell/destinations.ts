import type { ComponentType } from 'react'
import type { MessageKey } from '../../messages/keys.generated.ts'
import type { Ability } from '../session.tsx'
import {
  AuditFilledIcon,
  AuditIcon,
  DeleteFilledIcon,
  DeleteIcon,
  FollowUpFilledIcon,
  FollowUpIcon,
  HomeFilledIcon,
  HomeIcon,
  JobsFilledIcon,
  JobsIcon,
  LetterFilledIcon,
  LetterIcon,
  RolesFilledIcon,
  RolesIcon,
  SettingsFilledIcon,
  SettingsIcon,
  UsersFilledIcon,
  UsersIcon,
} from '../ui/icons.ts'

type Icon = ComponentType<{ className?: string }>
type Label = Exclude<
  Extract<MessageKey, `navigation.${string}`>,
  'navigation.needsYou' | 'navigation.lettersWait'
>

export interface Destination {
  readonly to:
    | '/'
    | '/users'
    | '/follow-up'
    | '/letters'
    | '/jobs'
    | '/deleted-users'
    | '/roles'
    | '/audit'
    | '/settings'
  readonly label: Label
  /** For the bar at the bottom of a phone. */
  readonly shortLabel?: Label
  readonly icon: Icon
  readonly currentIcon: Icon
  readonly needs?: Ability
  /** Stands there only while something waits, or while it is open. */
  readonly onlyWhileWaiting?: true
}

export const DESTINATIONS: readonly Destination[] = [
  { to: '/', label: 'navigation.home', icon: HomeIcon, currentIcon: HomeFilledIcon },
  {
    to: '/users',
    label: 'navigation.users',
    shortLabel: 'navigation.usersShort',
    icon: UsersIcon,
    currentIcon: UsersFilledIcon,
    needs: 'users.read',
  },
  {
    to: '/follow-up',
    label: 'navigation.followUp',
    icon: FollowUpIcon,
    currentIcon: FollowUpFilledIcon,
    needs: 'followUps.read',
  },
  {
    to: '/letters',
    label: 'navigation.letters',
    icon: LetterIcon,
    currentIcon: LetterFilledIcon,
    needs: 'followUps.read',
    onlyWhileWaiting: true,
  },
  {
    to: '/jobs',
    label: 'navigation.jobs',
    icon: JobsIcon,
    currentIcon: JobsFilledIcon,
    needs: 'users.read',
  },
  {
    to: '/deleted-users',
    label: 'navigation.deletedUsers',
    icon: DeleteIcon,
    currentIcon: DeleteFilledIcon,
    needs: 'users.read',
  },
  {
    to: '/roles',
    label: 'navigation.roles',
    icon: RolesIcon,
    currentIcon: RolesFilledIcon,
    needs: 'roles.read',
  },
  {
    to: '/audit',
    label: 'navigation.audit',
    icon: AuditIcon,
    currentIcon: AuditFilledIcon,
    needs: 'audit.read',
  },
  {
    to: '/settings',
    label: 'navigation.settings',
    icon: SettingsIcon,
    currentIcon: SettingsFilledIcon,
    needs: 'settings.read',
  },
]

/** How many of them stand in the bottom bar of a phone; the rest is behind "More". */
export const ON_PHONES = 3

/** What a path asks of its visitor; undefined for pages that every operator may see. */
export function abilityFor(pathname: string): Ability | undefined {
  if (pathname.startsWith('/handovers/')) return 'followUps.read'
  if (pathname === '/setup') return 'settings.write'
  return DESTINATIONS.find(
    ({ to }) => to !== '/' && (pathname === to || pathname.startsWith(`${to}/`)),
  )?.needs
}
