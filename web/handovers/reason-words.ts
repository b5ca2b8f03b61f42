import type { FollowUpReason, HandoverWay } from '../../src/handovers/contract.ts'
import { useT } from '../ui/t.tsx'

/** Paper is late, or isn't used, in words of its own. */
export function useReasonWords(): (
  reason: FollowUpReason,
  way: HandoverWay,
) => { readonly title: string; readonly advice: string } {
  const t = useT()
  return (reason, way) =>
    way === 'letter' && (reason === 'delayed' || reason === 'notFetched')
      ? { title: t(`followUp.letter.${reason}`), advice: t(`followUp.letterAdvice.${reason}`) }
      : { title: t(`followUp.reason.${reason}`), advice: t(`followUp.advice.${reason}`) }
}
