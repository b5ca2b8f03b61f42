import type { Settings } from '../../src/organisation/contract.ts'
import { useT } from '../ui/t.tsx'
import { OrganisationFields } from './organisation-fields.tsx'
import { isComplete, organisationValues, trimmed } from './organisation-values.ts'
import { SettingsForm } from './settings-form.tsx'
import { useDraft } from './use-draft.ts'

export function OrganisationSection({ settings }: { readonly settings: Settings }) {
  const t = useT()
  const draft = useDraft(organisationValues(settings), trimmed)
  return (
    <SettingsForm
      title={t('settings.section.organisation')}
      text={t('settings.organisation.text')}
      isReadOnly={draft.isReadOnly}
      isDirty={draft.isDirty}
      isValid={isComplete(draft.values)}
      isPending={draft.save.isPending}
      error={draft.save.error}
      onSave={() => draft.save.mutate()}
      onUndo={draft.undo}
    >
      {(isAsked) => (
        <OrganisationFields
          values={draft.values}
          isReadOnly={draft.isReadOnly}
          isAsked={isAsked}
          onChange={draft.change}
        />
      )}
    </SettingsForm>
  )
}
