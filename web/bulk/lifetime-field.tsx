import type { Lifetime } from '../../src/resets/contract.ts'
import { Field, Select } from '../ui/fluent.ts'
import { useT } from '../ui/t.tsx'

interface Props {
  readonly label: string
  readonly possible: readonly Lifetime[]
  readonly value: Lifetime
  readonly onChange: (lifetime: Lifetime) => void
}

export function LifetimeField({ label, possible, value, onChange }: Props) {
  const t = useT()
  return (
    <Field label={label}>
      <Select
        value={value}
        onChange={(_, data) => {
          const lifetime = possible.find((each) => each === data.value)
          if (lifetime !== undefined) onChange(lifetime)
        }}
      >
        {possible.map((lifetime) => (
          <option key={lifetime} value={lifetime}>
            {t(`lifetime.${lifetime}`)}
          </option>
        ))}
      </Select>
    </Field>
  )
}
