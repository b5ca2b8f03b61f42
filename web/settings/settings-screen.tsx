import './settings-screen.css'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { Spinner } from '../ui/fluent.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { ProblemMessage } from '../ui/problem-message.tsx'
import { useT } from '../ui/t.tsx'
import { SectionContent } from './section-content.tsx'
import { SectionLinks } from './section-links.tsx'
import { settingsQuery } from './settings-queries.ts'

export function SettingsScreen() {
  const t = useT()
  const { section = 'organisation' } = useSearch({ from: '/settings' })
  const { data, error } = useQuery(settingsQuery())
  return (
    <>
      <PageHeader title={t('settings.title')} />
      <div className="shell-section settings">
        <SectionLinks current={section} />
        <div className="settings-content">
          <ProblemMessage error={error} />
          {data === undefined && error === null ? <Spinner label={t('common.loading')} /> : null}
          {data === undefined ? null : <SectionContent section={section} settings={data} />}
        </div>
      </div>
    </>
  )
}
