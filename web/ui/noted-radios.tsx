import { Field, Radio, RadioGroup } from './fluent.ts'

interface Choice<V extends string> {
  readonly value: V
  readonly label: string
  /** What follows from it, in one line. */
  readonly note: string
}

interface Props<V extends string> {
  readonly label: string
  readonly choices: readonly Choice<V>[]
  readonly value: V
  readonly onChange: (value: V) => void
}

/** A choice whose consequences are said below each. */
export function NotedRadios<V extends string>({ label, choices, value, onChange }: Props<V>) {
  return (
    <Field label={label}>
      <RadioGroup
        value={value}
        onChange={(_, data) => {
          const chosen = choices.find((each) => each.value === data.value)
          if (chosen !== undefined) onChange(chosen.value)
        }}
      >
        {choices.map((choice) => (
          <Radio
            key={choice.value}
            value={choice.value}
            label={
              <>
                <span className="way-label">{choice.label}</span>
                <span className="way-note">{choice.note}</span>
              </>
            }
          />
        ))}
      </RadioGroup>
    </Field>
  )
}
