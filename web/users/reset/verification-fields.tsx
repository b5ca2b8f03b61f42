import type { CallerVerification } from '../../../src/handovers/contract.ts'
import { Field, Select, Textarea } from '../../ui/fluent.ts'
import { WarningIcon } from '../../ui/icons.ts'
import { useT } from '../../ui/t.tsx'
import type { DraftErrors, HandoverDraft } from './handover-draft.ts'

const VERIFICATIONS: readonly CallerVerification[] = [
  'inPerson',
  'identityDocument',
  'calledBack',
  'manager',
  'knownVoice',
  'other',
]

interface Props {
  readonly draft: Pick<HandoverDraft, 'way' | 'verification' | 'verificationNote'>
  /** What it is about, where that is neither one new destination nor letters. */
  readonly about?: { readonly title: string; readonly text: string; readonly how: string }
  readonly error: DraftErrors['verification']
  readonly onChange: (
    part: Partial<Pick<HandoverDraft, 'verification' | 'verificationNote'>>,
  ) => void
}

/** "Send it elsewhere" is how accounts are stolen: how the caller was verified is recorded (S19). */
export function VerificationFields({ draft, about, error, onChange }: Props) {
  const t = useT()
  const isLetter = draft.way === 'letter'
  const { title, text, how } = about ?? {
    title: isLetter ? t('verification.letterTitle') : t('verification.title'),
    text: isLetter ? t('verification.letterText') : t('verification.text'),
    how: t('verification.how'),
  }
  return (
    <div role="group" aria-label={title} className="verification">
      <p className="verification-title">
        <WarningIcon className="verification-icon" />
        {title}
      </p>
      <p className="verification-text">{text}</p>
      <Field label={how} required {...(error === undefined ? {} : { validationMessage: t(error) })}>
        <Select
          value={draft.verification}
          onChange={(_, { value }) =>
            onChange({ verification: VERIFICATIONS.find((each) => each === value) ?? '' })
          }
        >
          <option value="">{t('verification.choose')}</option>
          {VERIFICATIONS.map((each) => (
            <option key={each} value={each}>
              {t(`verification.${each}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('verification.note')} hint={t('verification.noteHint')}>
        <Textarea
          rows={2}
          maxLength={1000}
          value={draft.verificationNote}
          onChange={(_, { value }) => onChange({ verificationNote: value })}
        />
      </Field>
    </div>
  )
}
