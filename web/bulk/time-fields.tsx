import type { Lifetime } from '../../src/resets/contract.ts'
import { useSession } from '../session.tsx'
import { Field, Select } from '../ui/fluent.ts'
import { LanguageOptions } from '../ui/language-options.tsx'
import type { Language } from '../ui/languages.ts'
import { useT } from '../ui/t.tsx'
import type { BulkWay } from './bulk-draft.ts'
import { LETTER_LIFETIMES, LINK_LIFETIMES } from './bulk-draft.ts'
import { LifetimeField } from './lifetime-field.tsx'

interface Times {
  readonly lifetime: Lifetime
  readonly letterLifetime: Lifetime
  readonly language: Language | ''
}

interface Props {
  readonly way: BulkWay
  readonly letters: boolean
  readonly times: Times
  readonly onChange: (part: Partial<Times>) => void
}

/** Until when what many get works, and in which language it comes. */
export function TimeFields({ way, letters, times, onChange }: Props) {
  const t = useT()
  const { languages } = useSession().me.organisation
  const isMailed = way !== 'letter'
  return (
    <div className="handover-fields-pair">
      {isMailed ? (
        <LifetimeField
          label={way === 'messagePassword' ? t('reset.passwordLifetime') : t('reset.lifetime')}
          possible={LINK_LIFETIMES}
          value={times.lifetime}
          onChange={(lifetime) => onChange({ lifetime })}
        />
      ) : null}
      {letters ? (
        <LifetimeField
          label={t('reset.letterLifetime')}
          possible={LETTER_LIFETIMES}
          value={times.letterLifetime}
          onChange={(letterLifetime) => onChange({ letterLifetime })}
        />
      ) : null}
      <Field label={isMailed ? t('reset.language') : t('reset.letterLanguage')}>
        <Select
          value={times.language}
          onChange={(_, { value }) =>
            onChange({ language: languages.find((each) => each === value) ?? '' })
          }
        >
          <option value="">{t('bulk.ownLanguage')}</option>
          <LanguageOptions languages={languages} />
        </Select>
      </Field>
    </div>
  )
}
