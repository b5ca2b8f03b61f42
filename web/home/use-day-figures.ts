import type { Overview } from '../../src/overview/contract.ts'
import { useFormats, useT } from '../ui/t.tsx'
import { OUTCOMES, sumOf } from './outcomes.ts'
import { useDayFormats } from './use-day-formats.ts'

/** One day's figures as a sentence: "Thursday, 15 January 2026: 12 hand-overs. Has it: 10, Open: 2". */
export function useDayFigures(): (of: Overview['days'][number]) => string {
  const t = useT()
  const { list } = useFormats()
  const { whole } = useDayFormats()
  return ({ day, counts }) => {
    const parts = OUTCOMES.filter((outcome) => counts[outcome] > 0).map((outcome) =>
      t('overview.figure', {
        outcome: t(`overview.outcome.${outcome}`),
        count: counts[outcome],
      }),
    )
    const figures = [t('overview.count', { count: sumOf(counts) }), list.format(parts)]
    return t('overview.ofDay', {
      day: whole(day),
      figures: figures.filter((text) => text !== '').join(' · '),
    })
  }
}
