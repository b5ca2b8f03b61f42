import { bulkWays } from '../../bulk/bulk-draft.ts'
import { useSession } from '../../session.tsx'
import { Checkbox, Field } from '../../ui/fluent.ts'
import { useT } from '../../ui/t.tsx'
import { VerificationFields } from '../../users/reset/verification-fields.tsx'
import type { ImportDraft } from './import-draft.ts'
import { isUnverified } from './import-draft.ts'

interface Props {
  readonly draft: ImportDraft
  readonly count: number
  readonly showsErrors: boolean
  readonly onChange: (part: Partial<ImportDraft>) => void
}

/** Those of the file who are there already: their passwords stay, unless they are to be reset as well. */
export function ExistingFields({ draft, count, showsErrors, onChange }: Props) {
  const t = useT()
  const { handoverPolicy } = useSession().me.organisation
  const choose = (existing: boolean) => {
    const [way = 'revealLink'] = bulkWays(handoverPolicy)
    onChange({ existing, ...(existing && draft.way === 'none' ? { way } : {}) })
  }
  return (
    <section className="import-card" aria-labelledby="import-existing">
      <h2 id="import-existing">{t('import.existing.title')}</h2>
      <p className="import-note">{t('import.existing.text', { count })}</p>
      <Field hint={t('import.existing.note')}>
        <Checkbox
          label={t('import.existing')}
          checked={draft.existing}
          onChange={(_, { checked }) => choose(checked === true)}
        />
      </Field>
      {draft.existing ? (
        <VerificationFields
          draft={{ ...draft, way: draft.way === 'letter' ? 'letter' : 'setLink' }}
          about={{
            title: t('import.existing.verifyTitle'),
            text: t('import.existing.verifyText'),
            how: t('import.existing.how'),
          }}
          error={showsErrors && isUnverified(draft) ? 'reset.error.verificationMissing' : undefined}
          onChange={onChange}
        />
      ) : null}
    </section>
  )
}
