import type { HandoverPolicy } from '../../src/organisation/contract.ts'
import { Field, Radio, RadioGroup } from '../ui/fluent.ts'
import { useT } from '../ui/t.tsx'
import { SettingsForm } from './settings-form.tsx'
import { SwitchRow } from './switch-row.tsx'
import { useDraft } from './use-draft.ts'

const LIFETIMES: readonly HandoverPolicy['defaultLifetime'][] = ['24h', '3d', '7d']
const SWITCHES = [
  { name: 'setLinkFirst', isRisky: false },
  { name: 'letters', isRisky: false },
  { name: 'operatorMayChoosePassword', isRisky: true },
  { name: 'operatorMaySeePassword', isRisky: true },
  { name: 'passwordInMessage', isRisky: true },
] as const

export function HandoversSection({ policy }: { readonly policy: HandoverPolicy }) {
  const t = useT()
  const draft = useDraft(policy, (values) => ({ handoverPolicy: values }))
  const { values, isReadOnly, change } = draft
  return (
    <SettingsForm
      title={t('settings.section.handovers')}
      text={t('settings.handovers.text')}
      isReadOnly={isReadOnly}
      isDirty={draft.isDirty}
      isValid
      isPending={draft.save.isPending}
      error={draft.save.error}
      onSave={() => draft.save.mutate()}
      onUndo={draft.undo}
    >
      {() => (
        <>
          <div>
            {SWITCHES.map(({ name, isRisky }) => (
              <SwitchRow
                key={name}
                label={t(`settings.handovers.${name}`)}
                text={t(`settings.handovers.${name}Risk`)}
                isRisky={isRisky}
                checked={values[name]}
                isReadOnly={isReadOnly}
                onChange={(checked) => change({ [name]: checked })}
              />
            ))}
          </div>
          <Field
            label={t('settings.handovers.lifetime')}
            hint={t('settings.handovers.lifetimeRisk')}
          >
            <RadioGroup
              value={values.defaultLifetime}
              disabled={isReadOnly}
              onChange={(_, { value }) => {
                const lifetime = LIFETIMES.find((each) => each === value)
                if (lifetime !== undefined) change({ defaultLifetime: lifetime })
              }}
            >
              {LIFETIMES.map((lifetime) => (
                <Radio
                  key={lifetime}
                  value={lifetime}
                  label={t(`settings.handovers.lifetime.${lifetime}`)}
                />
              ))}
            </RadioGroup>
          </Field>
        </>
      )}
    </SettingsForm>
  )
}
