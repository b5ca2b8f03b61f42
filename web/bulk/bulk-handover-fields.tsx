import '../users/reset/handover-fields.css'
import { useSession } from '../session.tsx'
import { Field, Radio, RadioGroup, Select } from '../ui/fluent.ts'
import { NATIVE_NAMES } from '../ui/languages.ts'
import { useT } from '../ui/t.tsx'
import { VerificationFields } from '../users/reset/verification-fields.tsx'
import { WayField } from '../users/reset/way-field.tsx'
import type { BulkDraft } from './bulk-draft.ts'
import {
  bulkWays,
  isUnverified,
  LETTER_LIFETIMES,
  LINK_LIFETIMES,
  makesLetters,
} from './bulk-draft.ts'
import { LifetimeField } from './lifetime-field.tsx'

interface Props {
  readonly draft: BulkDraft
  readonly showsErrors: boolean
  readonly onChange: (part: Partial<BulkDraft>) => void
}

const WITHOUT_ADDRESS = ['leaveOut', 'letter'] as const

/** The same choices as for one, but for what can't be told to each of many. */
export function BulkHandoverFields({ draft, showsErrors, onChange }: Props) {
  const t = useT()
  const { handoverPolicy, languages } = useSession().me.organisation
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
        <Field label={t('bulk.without')}>
          <RadioGroup
            value={draft.withoutAddress}
            onChange={(_, { value }) => {
              const withoutAddress = WITHOUT_ADDRESS.find((each) => each === value)
              if (withoutAddress !== undefined) onChange({ withoutAddress })
            }}
          >
            {WITHOUT_ADDRESS.map((each) => (
              <Radio
                key={each}
                value={each}
                label={
                  <>
                    <span className="way-label">{t(`bulk.without.${each}`)}</span>
                    <span className="way-note">{t(`bulk.without.${each}Note`)}</span>
                  </>
                }
              />
            ))}
          </RadioGroup>
        </Field>
      ) : null}
      {letters ? (
        <VerificationFields
          draft={{ ...draft, way: 'letter' }}
          error={showsErrors && isUnverified(draft) ? 'reset.error.verificationMissing' : undefined}
          onChange={onChange}
        />
      ) : null}
      <div className="handover-fields-pair">
        {isMailed ? (
          <LifetimeField
            label={
              draft.way === 'messagePassword' ? t('reset.passwordLifetime') : t('reset.lifetime')
            }
            possible={LINK_LIFETIMES}
            value={draft.lifetime}
            onChange={(lifetime) => onChange({ lifetime })}
          />
        ) : null}
        {letters ? (
          <LifetimeField
            label={t('reset.letterLifetime')}
            possible={LETTER_LIFETIMES}
            value={draft.letterLifetime}
            onChange={(letterLifetime) => onChange({ letterLifetime })}
          />
        ) : null}
        <Field label={isMailed ? t('reset.language') : t('reset.letterLanguage')}>
          <Select
            value={draft.language}
            onChange={(_, { value }) =>
              onChange({ language: languages.find((each) => each === value) ?? '' })
            }
          >
            <option value="">{t('bulk.ownLanguage')}</option>
            {languages.map((language) => (
              <option key={language} value={language} lang={language}>
                {NATIVE_NAMES[language]}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <p className="handover-fields-note">{t('bulk.noPin')}</p>
      <p className="handover-fields-note">{t('bulk.previewNote')}</p>
    </div>
  )
}
