import type { Decision } from '../../src/platform/contract.ts'
import { useWords } from './t.tsx'

/** Why something may not be done, in words; undefined if it may. Goes into a button's `disabledReason`. */
export function useReason(): (decision: Decision) => string | undefined {
  const { t, find } = useWords()
  return ({ allowed, reason }) => {
    if (allowed) return undefined
    return (reason === undefined ? undefined : find(`reason.${reason}`)) ?? t('reason.no-ability')
  }
}
