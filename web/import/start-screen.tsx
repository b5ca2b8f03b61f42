import './import-screen.css'
import { useNavigate } from '@tanstack/react-router'
import { useSession } from '../session.tsx'
import { NoAccessScreen } from '../shell/no-access-screen.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { useT } from '../ui/t.tsx'
import { BackToUsers } from './back-link.tsx'
import { ChooseFile } from './file/choose-file.tsx'
import { UnfinishedImports } from './file/unfinished-imports.tsx'
import { ImportSteps } from './import-steps.tsx'

/** Many users from a file: it is chosen here, or one that was begun is gone on with. */
export function ImportStartScreen() {
  const t = useT()
  const { can } = useSession()
  const navigate = useNavigate()
  if (!can('users.create')) return <NoAccessScreen />
  return (
    <div className="import">
      <BackToUsers />
      <PageHeader title={t('import.title')} subtitle={t('import.subtitle')} />
      <div className="shell-section import-parts">
        <ImportSteps current="file" />
        <ChooseFile
          onUploaded={({ id }) => void navigate({ to: '/users/import/$id', params: { id } })}
        />
        <UnfinishedImports />
      </div>
    </div>
  )
}
