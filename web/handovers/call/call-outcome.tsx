import './call-outcome.css'
import type { Handover } from '../../../src/handovers/contract.ts'
import { Field, Radio, RadioGroup, Select, Textarea } from '../../ui/fluent.ts'
import { useT } from '../../ui/t.tsx'
import {
  CALL_VERIFICATIONS,
  type CallDraft,
  needsNote,
  needsVerification,
  outcomesOf,
  takesNote,
} from './call-draft.ts'

interface Props {
  readonly handover: Handover
  readonly draft: CallDraft
  readonly showsErrors: boolean
  readonly onChange: (draft: CallDraft) => void
}

/** One choice, and what has to be written down with it. */
export function CallOutcomeFields({ handover, draft, showsErrors, onChange }: Props) {
  const t = useT()
  const outcomes = outcomesOf(handover)
  const { outcome, verification, note } = draft
  const isNoteMissing = needsNote(draft) && note.trim() === ''
  return (
    <div className="call-outcome">
      <Field
        label={t('call.outcome')}
        required
        {...(showsErrors && outcome === undefined
          ? { validationMessage: t('call.outcomeMissing') }
          : {})}
      >
        <RadioGroup
          value={outcome ?? ''}
          onChange={(_, { value }) =>
            onChange({ ...draft, outcome: outcomes.find((each) => each === value) })
          }
        >
          {outcomes.map((each) => (
            <Radio
              key={each}
              value={each}
              label={
                <>
                  {t(`call.outcome.${each}`)}
                  <span className="call-outcome-text">{t(`call.outcome.${each}Text`)}</span>
                </>
              }
            />
          ))}
        </RadioGroup>
      </Field>
      {needsVerification(draft) ? (
        <Field
          label={t('call.verified')}
          required
          {...(showsErrors && verification === undefined
            ? { validationMessage: t('call.verifiedMissing') }
            : {})}
        >
          <Select
            value={verification ?? ''}
            onChange={(_, { value }) =>
              onChange({
                ...draft,
                verification: CALL_VERIFICATIONS.find((each) => each === value),
              })
            }
          >
            <option value="">{t('verification.choose')}</option>
            {CALL_VERIFICATIONS.map((each) => (
              <option key={each} value={each}>
                {t(`verification.${each}`)}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
      {takesNote(draft) ? (
        <Field
          label={t('call.note')}
          required={needsNote(draft)}
          hint={t('handover.recordNoteHint')}
          {...(showsErrors && isNoteMissing
            ? { validationMessage: t('handover.recordNoteMissing') }
            : {})}
        >
          <Textarea
            rows={3}
            maxLength={1000}
            value={note}
            onChange={(_, data) => onChange({ ...draft, note: data.value })}
          />
        </Field>
      ) : null}
    </div>
  )
}
