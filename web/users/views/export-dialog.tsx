import { useState } from 'react'
import { queryString } from '../../api.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Radio, RadioGroup } from '../../ui/fluent.ts'
import { useT } from '../../ui/t.tsx'
import { listQuery } from '../users-queries.ts'
import type { UsersSearch } from '../users-search.ts'
import { columnsText } from './list-columns.ts'
import type { SavedViewsState } from './use-saved-views.ts'

interface Props {
  readonly search: UsersSearch
  readonly saved: SavedViewsState
  readonly onClose: () => void
}

/** Who is listed, as a file: in the columns that are shown, or in all that there are. */
export function ExportDialog({ search, saved, onClose }: Props) {
  const t = useT()
  const [which, setWhich] = useState<'shown' | 'all'>('shown')

  function handleExport() {
    const columns = which === 'shown' ? { columns: columnsText(saved.columns) } : {}
    const query = { ...listQuery(search), ...columns }
    window.location.assign(`/api/users/export.csv${queryString(query)}`)
    onClose()
  }

  return (
    <ConfirmDialog
      open
      title={t('users.exportTitle')}
      action={t('users.export')}
      onConfirm={handleExport}
      onClose={onClose}
    >
      <RadioGroup
        aria-label={t('users.columns')}
        value={which}
        onChange={(_, { value }) => setWhich(value === 'all' ? 'all' : 'shown')}
      >
        <Radio value="shown" label={t('users.exportShown', { count: saved.columns.length + 1 })} />
        <Radio value="all" label={t('users.exportAll')} />
      </RadioGroup>
    </ConfirmDialog>
  )
}
