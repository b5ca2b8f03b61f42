import './receipt-headline.css'
import type { Handover } from '../../src/handovers/contract.ts'
import { ClockIcon, DoneFilledIcon, ProhibitedIcon, WarningIcon } from '../ui/icons.ts'
import { useFormats, useT } from '../ui/t.tsx'

/** The page's answer in one look: is there a receipt? */
export function ReceiptHeadline({ handover }: { readonly handover: Handover }) {
  const t = useT()
  const { stamp } = useFormats()
  const { receiptAt, open, followUp, otherReasons, user } = handover
  const isOver = !open && followUp === null
  const isDoubted = [followUp?.reason, ...otherReasons].includes('otherPlace')
  const fate = receiptAt === null ? (isOver ? 'never' : 'no') : isDoubted ? 'doubted' : 'yes'
  const Icon = { yes: DoneFilledIcon, no: ClockIcon, never: ProhibitedIcon, doubted: WarningIcon }[
    fate
  ]
  const name = user.displayName
  return (
    <div className={`receipt-headline receipt-headline-${fate}`}>
      <Icon className="receipt-headline-icon" />
      <div>
        <h2>
          {fate === 'yes' ? t('handover.receiptYes', { name }) : null}
          {fate === 'doubted' ? t('handover.receiptDoubted', { name }) : null}
          {fate === 'no' ? t('handover.receiptNo') : null}
          {fate === 'never' ? t('handover.receiptNever') : null}
        </h2>
        <p>
          {receiptAt === null
            ? isOver || !open
              ? t('handover.receiptNeverText')
              : t('handover.receiptNoText', { name })
            : isDoubted
              ? t('handover.receiptDoubtedText')
              : t('handover.receiptAt', { time: stamp.format(new Date(receiptAt)) })}
        </p>
      </div>
    </div>
  )
}
