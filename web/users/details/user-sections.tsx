import './user-sections.css'
import type { ReactNode } from 'react'
import type { UserDetail } from '../../../src/accounts/contract.ts'
import { useSession } from '../../session.tsx'
import { useT } from '../../ui/t.tsx'
import { AccountSection } from './account-section.tsx'
import { ActivitySection } from './activity-section.tsx'
import { AddressesSection } from './addresses-section.tsx'
import { PasswordSection } from './password-section.tsx'
import { SessionsSection } from './sessions-section.tsx'
import { RolesSection } from './roles-section.tsx'

/** Everything about one user, the question that brings people here first: did they get their password? */
export function UserSections({ user }: { readonly user: UserDetail }) {
  const t = useT()
  const { can } = useSession()
  return (
    <div className="user-sections">
      <Section title={t('user.password')}>
        <PasswordSection user={user} />
      </Section>
      <Section title={t('user.addresses')}>
        <AddressesSection user={user} />
      </Section>
      <Section title={t('user.account')}>
        <AccountSection user={user} />
      </Section>
      <Section title={t('user.signIn')}>
        <SessionsSection user={user} />
      </Section>
      <Section title={t('user.roles')}>
        <RolesSection user={user} />
      </Section>
      {can('audit.read') ? (
        <Section title={t('user.activity')}>
          <ActivitySection userId={user.id} />
        </Section>
      ) : null}
    </div>
  )
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="user-section" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}
