import './language-checks.css'
import { Checkbox, Field, Select } from '../ui/fluent.ts'
import { LanguageOptions } from '../ui/language-options.tsx'
import type { Language } from '../ui/languages.ts'
import { LANGUAGES, NATIVE_NAMES } from '../ui/languages.ts'
import { useT } from '../ui/t.tsx'

interface Props {
  readonly chosen: readonly Language[]
  readonly defaultLanguage: Language
  readonly isReadOnly: boolean
  readonly onChange: (change: { languages?: Language[]; defaultLanguage?: Language }) => void
}

/** Which languages are offered, and which one counts when a person's own isn't; that one can't be left out. */
export function LanguageChecks({ chosen, defaultLanguage, isReadOnly, onChange }: Props) {
  const t = useT()
  return (
    <>
      <fieldset className="language-checks">
        <legend>{t('settings.organisation.languages')}</legend>
        <p className="secondary-text">{t('settings.organisation.languagesHint')}</p>
        {LANGUAGES.map((language) => (
          <Checkbox
            key={language}
            label={<span lang={language}>{NATIVE_NAMES[language]}</span>}
            checked={chosen.includes(language)}
            disabled={isReadOnly || language === defaultLanguage}
            onChange={(_, { checked }) =>
              onChange({
                languages: LANGUAGES.filter((each) =>
                  each === language ? checked === true : chosen.includes(each),
                ),
              })
            }
          />
        ))}
      </fieldset>
      <Field label={t('settings.organisation.defaultLanguage')}>
        <Select
          className="settings-short"
          value={defaultLanguage}
          disabled={isReadOnly}
          onChange={(_, { value }) => {
            const language = LANGUAGES.find((each) => each === value)
            if (language !== undefined) onChange({ defaultLanguage: language })
          }}
        >
          <LanguageOptions languages={LANGUAGES.filter((language) => chosen.includes(language))} />
        </Select>
      </Field>
    </>
  )
}
