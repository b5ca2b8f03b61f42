import './receipt-times.css'
import type { Overview } from '../../src/overview/contract.ts'
import { useT, useWords } from '../ui/t.tsx'
import { plainDuration } from './plain-duration.ts'

/** How long it takes until somebody has it, as two figures that need no statistics to be understood. */
export function ReceiptTimes({ times }: { readonly times: Overview['secondsToReceipt'] }) {
  const t = useT()
  const { language } = useWords()
  const say = (seconds: number) => {
    const { value, unit } = plainDuration(seconds)
    const style = { style: 'unit', unit, unitDisplay: 'long' } as const
    return new Intl.NumberFormat(language, style).format(value)
  }
  return (
    <section className="receipt-times" aria-labelledby="home-times">
      <h3 id="home-times">{t('overview.times')}</h3>
      {times === null ? (
        <p className="secondary-text">{t('overview.timesNone')}</p>
      ) : (
        <>
          <dl className="receipt-times-figures">
            <div>
              <dt>{t('overview.median')}</dt>
              <dd>{say(times.median)}</dd>
            </div>
            <div>
              <dt>{t('overview.ninetieth')}</dt>
              <dd>{say(times.ninetieth)}</dd>
            </div>
          </dl>
          <p className="secondary-text">{t('overview.timesText')}</p>
        </>
      )}
    </section>
  )
}
