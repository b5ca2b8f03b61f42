import { Field, Input } from '../ui/fluent.ts'

interface Props {
  readonly label: string
  readonly hint?: string
  /** 07:30 */
  readonly value: string
  readonly isReadOnly: boolean
  readonly onChange: (value: string) => void
}

/** A time of day. A browser that has cleared the field leaves what stood there. */
export function TimeField({ label, hint, value, isReadOnly, onChange }: Props) {
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      <Input
        className="settings-short"
        type="time"
        value={value}
        readOnly={isReadOnly}
        onChange={(_, data) => {
          if (/^\d\d:\d\d$/.test(data.value)) onChange(data.value)
        }}
      />
    </Field>
  )
}
