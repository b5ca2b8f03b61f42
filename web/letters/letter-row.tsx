import { Link } from '@tanstack/react-router'
import { ActionButton } from '../ui/action-button.tsx'
import { Checkbox } from '../ui/fluent.ts'
import { DoneIcon, WithdrawIcon } from '../ui/icons.ts'
import { NATIVE_NAMES } from '../ui/languages.ts'
import { RelativeTime } from '../ui/relative-time.tsx'
import { useFormats, useT } from '../ui/t.tsx'
import { useReason } from '../ui/use-decision.ts'
import { useConfirmPrinted, type WaitingLetter } from './letters-queries.ts'

interface Props {
  readonly letter: WaitingLetter
  readonly isSelected: boolean
  readonly onSelect: (isSelected: boolean) => void
  readonly onDiscard: () => void
}

/** A letter that waits; once it was opened, the question whether it printed. */
export function LetterRow({ letter, isSelected, onSelect, onDiscard }: Props) {
  const t = useT()
  const reasonOf = useReason()
  const { dateTime } = useFormats()
  const confirm = useConfirmPrinted()
  const { number, reference, user, abilities, operatorName, language, createdAt } = letter
  const openedAt = letter.steps.find(({ kind }) => kind === 'letterOpened')?.at
  const printReason = reasonOf(abilities.printLetter)
  const until = dateTime.format(new Date(letter.letter?.printBy ?? createdAt))
  return (
    <li className="letter-row">
      <Checkbox
        className="letter-row-check"
        aria-label={t('letters.select', { reference, name: user.displayName })}
        checked={isSelected}
        disabled={printReason !== undefined}
        onChange={(_, { checked }) => onSelect(checked === true)}
      />
      <div className="letter-row-text">
        <div>
          <Link className="text-link" to="/handovers/$number" params={{ number: String(number) }}>
            {user.displayName}
          </Link>{' '}
          <span className="letter-row-reference">{reference}</span>
        </div>
        <div className="secondary-text">
          {t('followUp.by', { name: operatorName })} · <RelativeTime at={createdAt} /> ·{' '}
          <span lang={language}>{NATIVE_NAMES[language]}</span>
        </div>
        <div className="secondary-text">{printReason ?? t('letters.printBy', { time: until })}</div>
      </div>
      <div className="letter-row-answer">
        {openedAt === undefined ? null : (
          <>
            <strong>{t('letters.openedAsk')}</strong>
            <ActionButton
              size="small"
              icon={<DoneIcon />}
              label={t('letters.confirm')}
              about={reference}
              disabledReason={reasonOf(abilities.confirmPrinted)}
              isPending={confirm.isPending}
              onClick={() => confirm.mutate(letter)}
            />
          </>
        )}
        <ActionButton
          size="small"
          appearance="subtle"
          icon={<WithdrawIcon />}
          label={t('letters.discard')}
          about={reference}
          disabledReason={reasonOf(abilities.withdraw)}
          onClick={onDiscard}
        />
      </div>
    </li>
  )
}
