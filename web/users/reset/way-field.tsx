import type { HandoverWay } from '../../../src/handovers/contract.ts'
import { Field, Radio, RadioGroup } from '../../ui/fluent.ts'
import { useT } from '../../ui/t.tsx'

interface Props {
  readonly ways: readonly HandoverWay[]
  readonly value: HandoverWay
  readonly onChange: (way: HandoverWay) => void
}

/** Each way says its consequence in one line. */
export function WayField({ ways, value, onChange }: Props) {
  const t = useT()
  return (
    <Field label={t('reset.way')}>
      <RadioGroup
        value={value}
        onChange={(_, data) => {
          const way = ways.find((each) => each === data.value)
          if (way !== undefined) onChange(way)
        }}
      >
        {ways.map((way) => (
          <Radio
            key={way}
            value={way}
            label={
              <>
                <span className="way-label">{t(`handover.way.${way}`)}</span>
                <span className="way-note">{t(`handover.wayNote.${way}`)}</span>
              </>
            }
          />
        ))}
      </RadioGroup>
    </Field>
  )
}
