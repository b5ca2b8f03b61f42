import './outcome-table.css'
import type { Overview } from '../../src/overview/contract.ts'
import { useFormats, useT } from '../ui/t.tsx'
import { OUTCOMES, sumOf } from './outcomes.ts'
import { useDayFormats } from './use-day-formats.ts'

/** The same figures as the picture, for those who read rather than look; today stands first. */
export function OutcomeTable({
  id,
  overview,
}: {
  readonly id: string
  readonly overview: Overview
}) {
  const t = useT()
  const { number } = useFormats()
  const { short } = useDayFormats()
  const { days, total } = overview
  return (
    <div
      id={id}
      className="outcome-table-frame"
      role="region"
      // A table may be wider than a phone: the keyboard moves it, too.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={t('overview.table')}
    >
      <table className="outcome-table">
        <caption className="visually-hidden">{t('overview.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('overview.column.day')}</th>
            {OUTCOMES.map((outcome) => (
              <th key={outcome} scope="col">
                {t(`overview.outcome.${outcome}`)}
              </th>
            ))}
            <th scope="col">{t('overview.column.total')}</th>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map(({ day, counts }) => (
            <tr key={day}>
              <th scope="row">{short(day)}</th>
              {OUTCOMES.map((outcome) => (
                <td key={outcome}>{number.format(counts[outcome])}</td>
              ))}
              <td>{number.format(sumOf(counts))}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('overview.column.total')}</th>
            {OUTCOMES.map((outcome) => (
              <td key={outcome}>{number.format(total[outcome])}</td>
            ))}
            <td>{number.format(sumOf(total))}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
