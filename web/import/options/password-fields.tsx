import '../../users/reset/handover-fields.css'
import { bulkWays } from '../../bulk/bulk-draft.ts'
import { TimeFields } from '../../bulk/time-fields.tsx'
import { useSession } from '../../session.tsx'
import { Checkbox, Field } from '../../ui/fluent.ts'
import { NotedRadios } from '../../ui/noted-radios.tsx'
import { useT } from '../../ui/t.tsx'
import type { ImportDraft } from './import-draft.ts'
import { makesLetters } from './import-draft.ts'

const WITHOUT_ADDRESS = ['letter', 'nothing'] as const

interface Props {
  readonly draft: ImportDraft
  /** Is anybody added? */
  readonly adds: boolean
  readonly onChange: (part: Partial<ImportDraft>) => void
}

export function PasswordFields({ draft, adds, onChange }: Props) {
  const t = useT()
  const { handoverPolicy } = useSession().me.organisation
  const ways = [...bulkWays(handoverPolicy), ...(draft.existing ? [] : (['none'] as const))]
  const isMailed = draft.way !== 'letter' && draft.way !== 'none'
  return (
    <div className="handover-fields">
      <NotedRadios
        label={adds && !draft.existing ? t('import.password') : t('import.newPassword')}
        choices={ways.map((value) => ({
          value,
          label: value === 'none' ? t('import.way.none') : t(`handover.way.${value}`),
          note: value === 'none' ? t('import.way.noneNote') : t(`handover.wayNote.${value}`),
        }))}
        value={draft.way}
        onChange={(way) => onChange({ way })}
      />
      {isMailed && handoverPolicy.letters ? (
        <NotedRadios
          label={t('import.without')}
          choices={WITHOUT_ADDRESS.map((value) => ({
            value,
            label: t(`import.without.${value}`),
            note: t(`import.without.${value}Note`),
          }))}
          value={draft.withoutAddress}
          onChange={(withoutAddress) => onChange({ withoutAddress })}
        />
      ) : null}
      {draft.way === 'none' ? (
        <Field hint={t('import.blockedNote')}>
          <Checkbox
            label={t('import.blocked')}
            checked={draft.blocked}
            onChange={(_, { checked }) => onChange({ blocked: checked === true })}
          />
        </Field>
      ) : (
        <TimeFields
          way={draft.way}
          letters={makesLetters(draft)}
          times={draft}
          onChange={onChange}
        />
      )}
    </div>
  )
}
