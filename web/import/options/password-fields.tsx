import '../../users/reset/handover-fields.css'
import { LETTER_LIFETIMES, LINK_LIFETIMES, bulkWays } from '../../bulk/bulk-draft.ts'
import { LifetimeField } from '../../bulk/lifetime-field.tsx'
import { useSession } from '../../session.tsx'
import { Checkbox, Field, Radio, RadioGroup, Select } from '../../ui/fluent.ts'
import { NATIVE_NAMES } from '../../ui/languages.ts'
import { useT } from '../../ui/t.tsx'
import type { ImportDraft } from './import-draft.ts'
import { makesLetters } from './import-draft.ts'

const WITHOUT_ADDRESS = ['letter', 'nothing'] as const

interface Props {
  readonly draft: ImportDraft
  readonly onChange: (part: Partial<ImportDraft>) => void
}

export function PasswordFields({ draft, onChange }: Props) {
  const t = useT()
  const { handoverPolicy, languages } = useSession().me.organisation
  const ways = [...bulkWays(handoverPolicy), 'none'] as const
  const isMailed = draft.way !== 'letter' && draft.way !== 'none'
  return (
    <div className="handover-fields">
      <Field label={t('import.password')}>
        <RadioGroup
          value={draft.way}
          onChange={(_, { value }) => {
            const way = ways.find((each) => each === value)
            if (way !== undefined) onChange({ way })
          }}
        >
          {ways.map((way) => (
            <Radio
              key={way}
              value={way}
              label={
                <>
                  <span className="way-label">
                    {way === 'none' ? t('import.way.none') : t(`handover.way.${way}`)}
                  </span>
                  <span className="way-note">
                    {way === 'none' ? t('import.way.noneNote') : t(`handover.wayNote.${way}`)}
                  </span>
                </>
              }
            />
          ))}
        </RadioGroup>
      </Field>
      {isMailed && handoverPolicy.letters ? (
        <Field label={t('import.without')}>
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
                    <span className="way-label">{t(`import.without.${each}`)}</span>
                    <span className="way-note">{t(`import.without.${each}Note`)}</span>
                  </>
                }
              />
            ))}
          </RadioGroup>
        </Field>
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
          {makesLetters(draft) ? (
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
      )}
    </div>
  )
}
