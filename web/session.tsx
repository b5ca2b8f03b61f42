import type { ReactNode } from 'react'
import { createContext, use, useMemo } from 'react'
import type { Me } from '../src/sign-in/contract.ts'

/** Names as in `src/roles/data/role-abilities.json`. */
export type Ability =
  | 'users.read'
  | 'users.create'
  | 'users.update'
  | 'users.sensitive'
  | 'users.deleteRestore'
  | 'passwords.reset'
  | 'followUps.read'
  | 'followUps.work'
  | 'roles.read'
  | 'roles.assign'
  | 'audit.read'
  | 'settings.read'
  | 'settings.write'

interface Session {
  readonly me: Me
  readonly can: (ability: Ability) => boolean
  readonly setLanguage: (language: Me['language']) => Promise<void>
  /** After a change of what is the organisation's: its name stands in the header. */
  readonly refresh: () => Promise<void>
}

const SessionContext = createContext<Session | undefined>(undefined)

interface Props {
  readonly me: Me
  readonly onLanguage: (language: Me['language']) => Promise<void>
  readonly onRefresh: () => Promise<void>
  readonly children: ReactNode
}

export function SessionProvider({ me, onLanguage, onRefresh, children }: Props) {
  const session = useMemo<Session>(() => {
    const abilities = new Set(me.abilities)
    return {
      me,
      can: (ability) => abilities.has('*') || abilities.has(ability),
      setLanguage: onLanguage,
      refresh: onRefresh,
    }
  }, [me, onLanguage, onRefresh])
  return <SessionContext value={session}>{children}</SessionContext>
}

export function useSession(): Session {
  const session = use(SessionContext)
  if (session === undefined) throw new Error('useSession needs a SessionProvider above it')
  return session
}
