import type { ImportMapping } from '../../../src/import/contract.ts'
import { useSession } from '../../session.tsx'
import { Checkbox, Field, Radio, RadioGroup, Select } from '../../ui/fluent.ts'
import { useT } from '../../ui/t.tsx'

const MODES = ['add', 'update', 'addAndUpdate'] as const
const EMPTY_CELLS = ['keep', 'clear'] as const

interface Props {
  readonly mapping: ImportMapping
  readonly onChange: (part: Partial<ImportMapping>) => void
}

export function MappingOptions({ mapping, onChange }: Props) {
  const t = useT()
  const { domains } = useSession().me.organisation
  const { mode, emptyCells, makeNames, domain } = mapping
  return (
    <div className="import-fields">
      <Field label={t('import.mode')}>
        <RadioGroup
          value={mode}
          onChange={(_, { value }) => {
            const chosen = MODES.find((each) => each === value)
            if (chosen !== undefined) onChange({ mode: chosen })
          }}
        >
          {MODES.map((each) => (
            <Radio key={each} value={each} label={t(`import.mode.${each}`)} />
          ))}
        </RadioGroup>
      </Field>
      {mode === 'add' ? null : (
        <Field label={t('import.emptyCells')}>
          <RadioGroup
            value={emptyCells}
            onChange={(_, { value }) => {
              const chosen = EMPTY_CELLS.find((each) => each === value)
              if (chosen !== undefined) onChange({ emptyCells: chosen })
            }}
          >
            {EMPTY_CELLS.map((each) => (
              <Radio key={each} value={each} label={t(`import.emptyCells.${each}`)} />
            ))}
          </RadioGroup>
        </Field>
      )}
      <Checkbox
        label={t('import.makeNames')}
        checked={makeNames}
        onChange={(_, { checked }) => onChange({ makeNames: checked === true })}
      />
      <Field label={t('import.domain')} className="import-domain">
        <Select
          value={domain ?? ''}
          onChange={(_, { value }) => onChange({ domain: value === '' ? null : value })}
        >
          <option value="">{t('import.templatesNone')}</option>
          {domains.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  )
}
