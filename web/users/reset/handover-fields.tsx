import './handover-fields.css'
import { Checkbox, Field, Select } from '../../ui/fluent.ts'
import { LanguageOptions } from '../../ui/language-options.tsx'
import { LANGUAGES } from '../../ui/languages.ts'
import { useT } from '../../ui/t.tsx'
import type { DraftErrors, HandoverChoices, HandoverDraft } from './handover-draft.ts'
import {
  isMailed,
  lifetimesOf,
  LINK_WAYS,
  needsVerification,
  setsOwnPassword,
  withWay,
} from './handover-draft.ts'
import { PasswordFields } from './password-fields.tsx'
import { RecipientField } from './recipient-field.tsx'
import { VerificationFields } from './verification-fields.tsx'
import { WayField } from './way-field.tsx'

interface Props {
  readonly options: HandoverChoices
  readonly draft: HandoverDraft
  readonly errors: DraftErrors
  /** The server asked for it, whatever we know of the address. */
  readonly demandsVerification?: boolean
  /** There is no old password that could die. */
  readonly isNew?: boolean
  readonly onChange: (draft: HandoverDraft) => void
}

/** How the new password reaches its person: shared by a reset and by adding a user. */
export function HandoverFields(props: Props) {
  const { options, draft, errors, demandsVerification = false, isNew = false, onChange } = props
  const t = useT()
  const asksWho = demandsVerification || needsVerification(draft, options)
  const change = (part: Partial<HandoverDraft>) => onChange({ ...draft, ...part })
  const { possible: lifetimes } = lifetimesOf(draft.way, options)
  const isLink = LINK_WAYS.includes(draft.way)
  const isLetter = draft.way === 'letter'

  return (
    <div className="handover-fields">
      <WayField
        ways={options.ways}
        value={draft.way}
        onChange={(way) => onChange(withWay(draft, way, options))}
      />
      {setsOwnPassword(draft.way) || !options.mayChoosePassword ? null : (
        <PasswordFields options={options} draft={draft} error={errors.password} onChange={change} />
      )}
      {isMailed(draft.way) ? (
        <RecipientField
          options={options}
          value={draft.recipient}
          error={errors.recipient}
          onChange={(recipient) => change({ recipient })}
        />
      ) : null}
      {draft.way !== 'shown' && asksWho && options.newDestination.allowed ? (
        <VerificationFields draft={draft} error={errors.verification} onChange={change} />
      ) : null}
      <div className="handover-fields-pair">
        <Field label={lifetimeLabel()}>
          <Select
            value={draft.lifetime}
            onChange={(_, { value }) => {
              const lifetime = lifetimes.find((each) => each === value)
              if (lifetime !== undefined) change({ lifetime })
            }}
          >
            {lifetimes.map((lifetime) => (
              <option key={lifetime} value={lifetime}>
                {t(`lifetime.${lifetime}`)}
              </option>
            ))}
          </Select>
        </Field>
        {draft.way === 'shown' ? null : (
          <Field label={isLetter ? t('reset.letterLanguage') : t('reset.language')}>
            <Select
              value={draft.language}
              onChange={(_, { value }) => {
                const language = LANGUAGES.find((each) => each === value)
                if (language !== undefined) change({ language })
              }}
            >
              <LanguageOptions languages={LANGUAGES} />
            </Select>
          </Field>
        )}
      </div>
      {isLink ? (
        <Field hint={isLetter ? t('reset.letterPinHint') : t('reset.pinHint')}>
          <Checkbox
            label={t('reset.pin')}
            checked={draft.pin}
            onChange={(_, { checked }) => change({ pin: checked === true })}
          />
        </Field>
      ) : null}
      <p className="handover-fields-note">{note()}</p>
    </div>
  )

  function lifetimeLabel(): string {
    if (isLetter) return t('reset.letterLifetime')
    return isLink ? t('reset.lifetime') : t('reset.passwordLifetime')
  }

  function note(): string {
    if (isLetter && !isNew) return t('reset.noteLetter')
    if (setsOwnPassword(draft.way)) return isNew ? t('reset.noteSetNew') : t('reset.noteSet')
    return isNew ? t('reset.noteMustChangeNew') : t('reset.noteMustChange')
  }
}
