import './setup-screen.css'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useSession } from '../session.tsx'
import { MailSetUp } from './mail-set-up.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { DoneIcon } from '../ui/icons.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { useT } from '../ui/t.tsx'
import { OrganisationSetUp } from './organisation-set-up.tsx'

/** The first page of a new installation: whose it is, and whether its mail leaves. */
export function SetupScreen() {
  const t = useT()
  const { me } = useSession()
  const [wasSetUp] = useState(me.organisation.setUp)
  if (wasSetUp) {
    return (
      <>
        <PageHeader title={t('setup.title')} />
        <EmptyState
          icon={DoneIcon}
          title={t('setup.done')}
          action={
            <Link className="text-link" to="/settings">
              {t('setup.toSettings')}
            </Link>
          }
        >
          {t('setup.doneText')}
        </EmptyState>
      </>
    )
  }
  return (
    <>
      <PageHeader title={t('setup.title')} subtitle={t('setup.subtitle')} />
      <div className="shell-section setup">
        <OrganisationSetUp />
        <MailSetUp isReady={me.organisation.setUp} />
      </div>
    </>
  )
}
