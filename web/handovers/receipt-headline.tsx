import './receipt-headline.css'
import type { Handover } from '../../src/handovers/contract.ts'
import { ClockIcon, DoneFilledIcon, ProhibitedIcon } from '../ui/icons.ts'
import { useFormats, useT } from '../ui/t.tsx'

/** The page's answer in one look: is there a receipt? */
export function ReceiptHeadline({ handover }: { readonly handover: Handover }) {
  const t = useT()
  const { stamp } = useFormats()
  const { receiptAt, open, followUp, user } = handover
  const isOver = !open && followUp === null
  const fate = receiptAt === null ? (isOver ? 'never' : 'no') : 'yes'
  const Icon = { yes: DoneFilledIcon, no: ClockIcon, never: ProhibitedIcon }[fate]
  const name = user.displayName
  return (
    <div className={`receipt-headline receipt-headline-${fate}`}>
      <Icon className="receipt-headline-icon" />
      <div>
        <h2>
          {fate === 'yes' ? t('handover.receiptYes', { name }) : null}
          {fate === 'no' ? t('handover.receiptNo') : null}
          {fate === 'never' ? t('handover.receiptNever') : null}
        </h2>
        <p>
          {receiptAt === null
            ? isOver || !open
              ? t('handover.receiptNeverText')
              : t('handover.receiptNoText', { name })
            : t('handover.receiptAt', { time: stamp.format(new Date(receiptAt)) })}
        </p>
      </div>
    </div>
  )
}
