import { Field, Input } from '../../ui/fluent.ts'
import { useT } from '../../ui/t.tsx'
import { useReason } from '../../ui/use-decision.ts'
import type { DraftErrors, HandoverChoices } from './handover-draft.ts'
import { isOwnMailbox } from './handover-draft.ts'

interface Props {
  readonly options: HandoverChoices
  readonly value: string
  readonly error: DraftErrors['recipient']
  readonly onChange: (recipient: string) => void
}

const LIST_ID = 'addresses-on-file'

/** One address, prefilled from the file. That it is the account's own mailbox is said while it is typed. */
export function RecipientField({ options, value, error, onChange }: Props) {
  const t = useT()
  const reasonOf = useReason()
  const isOwn = isOwnMailbox(value, options)

  function message(): string | undefined {
    if (isOwn) return t('reset.error.recipientOwn')
    if (error === 'reset.error.recipientOnFileOnly') return reasonOf(options.newDestination)
    return error === undefined || error === 'reset.error.recipientOwn' ? undefined : t(error)
  }

  const wrong = message()
  return (
    <Field
      label={t('reset.recipient')}
      required
      hint={options.recipients.length === 0 ? t('reset.noAddress') : t('reset.recipientHint')}
      {...(wrong === undefined ? {} : { validationMessage: wrong })}
    >
      <Input
        type="email"
        inputMode="email"
        autoComplete="off"
        spellCheck={false}
        list={LIST_ID}
        value={value}
        onChange={(_, data) => onChange(data.value)}
      />
      <datalist id={LIST_ID}>
        {options.recipients.map(({ address, confirmed, bouncedAt }) => (
          <option key={address} value={address}>
            {bouncedAt !== null
              ? t('reset.addressBounced')
              : confirmed
                ? t('reset.addressConfirmed')
                : t('reset.addressOnFile')}
          </option>
        ))}
      </datalist>
    </Field>
  )
}
