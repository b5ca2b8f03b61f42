import './last-thirty-days.css'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { Button, Spinner } from '../ui/fluent.ts'
import { ProblemMessage } from '../ui/problem-message.tsx'
import { useFormats, useT } from '../ui/t.tsx'
import { Failures } from './failures.tsx'
import { overviewQuery } from './home-queries.ts'
import { OutcomeChart } from './outcome-chart.tsx'
import { OutcomeLegend } from './outcome-legend.tsx'
import { OutcomeTable } from './outcome-table.tsx'
import { sumOf } from './outcomes.ts'
import { ReceiptTimes } from './receipt-times.tsx'

interface Props {
  /** Nothing was ever handed over: says what will stand here. */
  readonly isNew: boolean
}

/** How hand-overs went: by day and outcome, how long it took, and where messages fail. */
export function LastThirtyDays({ isNew }: Props) {
  const t = useT()
  const { dateTime } = useFormats()
  const tableId = useId()
  const [isTable, setTable] = useState(false)
  const { data, error, isPending } = useQuery(overviewQuery())
  const isEmpty = data !== undefined && sumOf(data.total) === 0
  return (
    <section className="home-box last-thirty" aria-labelledby="home-overview">
      <div className="home-box-title">
        <h2 id="home-overview">{t('overview.title')}</h2>
        {data === undefined || isEmpty ? null : (
          <Button
            appearance="subtle"
            size="small"
            aria-expanded={isTable}
            aria-controls={isTable ? tableId : undefined}
            onClick={() => setTable(!isTable)}
          >
            {isTable ? t('overview.hideTable') : t('overview.showTable')}
          </Button>
        )}
      </div>
      <ProblemMessage error={error} />
      {isPending ? <Spinner size="small" label={t('common.loading')} /> : null}
      {isEmpty ? (
        <p className="last-thirty-none">{isNew ? t('overview.neverText') : t('overview.none')}</p>
      ) : null}
      {data === undefined || isEmpty ? null : (
        <>
          <OutcomeChart overview={data} />
          <OutcomeLegend total={data.total} />
          {isTable ? <OutcomeTable id={tableId} overview={data} /> : null}
          <div className="last-thirty-columns">
            <ReceiptTimes times={data.secondsToReceipt} />
            <Failures failures={data.failures} />
          </div>
          <p className="last-thirty-when">
            {t('overview.countedAt', {
              time: dateTime.format(new Date(data.countedAt)),
              timeZone: data.timeZone,
            })}
          </p>
        </>
      )}
    </section>
  )
}
