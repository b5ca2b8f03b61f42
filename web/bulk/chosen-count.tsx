import { useT } from '../ui/t.tsx'
import type { Chosen } from './bulk-draft.ts'
import { COUNTED_UP_TO } from './counted.ts'

/** For how many. */
export function ChosenCount({ chosen: { selection, count } }: { readonly chosen: Chosen }) {
  const t = useT()
  if ('ids' in selection) return <>{t('bulk.for', { count: selection.ids.length })}</>
  return count === null ? (
    <>{t('bulk.forMore', { count: COUNTED_UP_TO })}</>
  ) : (
    <>{t('bulk.forAll', { count })}</>
  )
}
