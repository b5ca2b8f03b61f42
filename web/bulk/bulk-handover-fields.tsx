import '../users/reset/handover-fields.css'
import { useSession } from '../session.tsx'
import { NotedRadios } from '../ui/noted-radios.tsx'
import { useT } from '../ui/t.tsx'
import { VerificationFields } from '../users/reset/verification-fields.tsx'
import { WayField } from '../users/reset/way-field.tsx'
import type { BulkDraft } from './bulk-draft.ts'
import { bulkWays, isUnverified, makesLetters } from './bulk-draft.ts'
import { TimeFields } from './time-fields.tsx'

interface Props {
  readonly draft: BulkDraft
  readonly showsErrors: boolean
  readonly onChange: (part: Partial<BulkDraft>) => void
}

const WITHOUT_ADDRESS = ['leaveOut', 'letter'] as const

/** The same choices as for one, but for what can't be told to each of many. */
export function BulkHandoverFields({ draft, showsErrors, onChange }: Props) {
  const t = useT()
  const { handoverPolicy } = useSession().me.organisation
  const ways = bulkWays(handoverPolicy)
  const letters = makesLetters(draft)
  const isMailed = draft.way !== 'letter'
  return (
    <div className="handover-fields">
      <WayField
        ways={ways}
        value={draft.way}
        onChange={(chosen) => {
          const way = ways.find((each) => each === chosen)
          if (way !== undefined) onChange({ way })
        }}
      />
      {isMailed ? <p className="handover-fields-note">{t('bulk.recipients')}</p> : null}
      {isMailed && handoverPolicy.letters ? (
        <NotedRadios
          label={t('bulk.without')}
          choices={WITHOUT_ADDRESS.map((value) => ({
            value,
            label: t(`bulk.without.${value}`),
            note: t(`bulk.without.${value}Note`),
          }))}
          value={draft.withoutAddress}
          onChange={(withoutAddress) => onChange({ withoutAddress })}
        />
      ) : null}
      {letters ? (
        <VerificationFields
          draft={{ ...draft, way: 'letter' }}
          error={showsErrors && isUnverified(draft) ? 'reset.error.verificationMissing' : undefined}
          onChange={onChange}
        />
      ) : null}
      <TimeFields way={draft.way} letters={letters} times={draft} onChange={onChange} />
      <p className="handover-fields-note">{t('bulk.noPin')}</p>
      <p className="handover-fields-note">{t('bulk.previewNote')}</p>
    </div>
  )
}
