import type { FollowUpPolicy } from '../../src/organisation/contract.ts'
import { Field, Radio, RadioGroup } from '../ui/fluent.ts'
import { useT } from '../ui/t.tsx'

const CHOICES: readonly FollowUpPolicy['otherPlace'][] = ['country', 'network', 'off']

interface Props {
  readonly value: FollowUpPolicy['otherPlace']
  readonly isReadOnly: boolean
  readonly onChange: (value: FollowUpPolicy['otherPlace']) => void
}

/** What counts as elsewhere, when the password is used where it wasn't shown. */
export function OtherPlaceField({ value, isReadOnly, onChange }: Props) {
  const t = useT()
  return (
    <Field label={t('settings.followUps.otherPlace')} hint={t('settings.followUps.otherPlaceHint')}>
      <RadioGroup
        value={value}
        disabled={isReadOnly}
        onChange={(_, { value: chosen }) => {
          const choice = CHOICES.find((each) => each === chosen)
          if (choice !== undefined) onChange(choice)
        }}
      >
        {CHOICES.map((choice) => (
          <Radio key={choice} value={choice} label={t(`settings.followUps.otherPlace.${choice}`)} />
        ))}
      </RadioGroup>
    </Field>
  )
}
