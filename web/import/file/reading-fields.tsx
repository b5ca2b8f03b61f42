import { Field, Input, Select } from '../../ui/fluent.ts'
import { useT } from '../../ui/t.tsx'
import { DELIMITERS, ENCODINGS, type ImportStartSearch } from '../import-search.ts'
import { ENCODING_NAMES } from '../encoding-names.ts'

interface Props {
  readonly reading: ImportStartSearch
  readonly onChange: (reading: ImportStartSearch) => void
}

/** For the rare file that was read wrongly: sent again, it is read as said here. */
export function ReadingFields({ reading, onChange }: Props) {
  const t = useT()
  const { encoding, delimiter, sheet, instead } = reading
  const isSaid = encoding !== undefined || delimiter !== undefined || sheet !== undefined
  const said = {
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(instead === undefined ? {} : { instead }),
  }
  return (
    <details className="import-details" open={isSaid}>
      <summary>{t('import.reading')}</summary>
      <p className="import-note">{t('import.readingNote')}</p>
      <div className="import-fields import-fields-row">
        <Field label={t('import.encoding')}>
          <Select
            value={encoding ?? ''}
            onChange={(_, { value }) => {
              const { encoding: _encoding, ...rest } = said
              const chosen = ENCODINGS.find((each) => each === value)
              onChange({ ...rest, ...(chosen === undefined ? {} : { encoding: chosen }) })
            }}
          >
            <option value="">{t('import.detected')}</option>
            {ENCODINGS.map((each) => (
              <option key={each} value={each}>
                {ENCODING_NAMES[each]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('import.delimiter')}>
          <Select
            value={delimiter ?? ''}
            onChange={(_, { value }) => {
              const { delimiter: _delimiter, ...rest } = said
              const chosen = DELIMITERS.find((each) => each === value)
              onChange({ ...rest, ...(chosen === undefined ? {} : { delimiter: chosen }) })
            }}
          >
            <option value="">{t('import.detected')}</option>
            {DELIMITERS.map((each) => (
              <option key={each} value={each}>
                {t(`import.delimiter.${each}`)}
              </option>
            ))}
          </Select>
        </Field>
        {sheet === undefined ? null : (
          <Field label={t('import.sheet')}>
            <Input
              value={sheet}
              onChange={(_, { value }) => {
                const { sheet: _sheet, ...rest } = said
                onChange({ ...rest, ...(value === '' ? {} : { sheet: value }) })
              }}
            />
          </Field>
        )}
      </div>
    </details>
  )
}
