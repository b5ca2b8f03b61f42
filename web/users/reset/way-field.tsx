import type { HandoverWay } from '../../../src/handovers/contract.ts'
import { NotedRadios } from '../../ui/noted-radios.tsx'
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
    <NotedRadios
      label={t('reset.way')}
      choices={ways.map((way) => ({
        value: way,
        label: t(`handover.way.${way}`),
        note: t(`handover.wayNote.${way}`),
      }))}
      value={value}
      onChange={onChange}
    />
  )
}
