import { useNavigate } from '@tanstack/react-router'
import type { Handover } from '../../src/handovers/contract.ts'
import { nextAction } from './next-action.ts'

/**
 * Sending or printing again is a new reset: its panel opens over the page, prefilled with the address unless that one
 * failed.
 */
export function useSendAgain(): (handover: Handover) => void {
  const navigate = useNavigate()
  return (handover) => {
    const isElsewhere = nextAction(handover).kind === 'sendElsewhere'
    void navigate({
      to: '.',
      search: ({ to: _to, by: _by, ...before }) => ({
        ...before,
        reset: handover.user.id,
        ...(handover.way === 'letter' ? { by: 'letter' as const } : {}),
        ...(isElsewhere || handover.recipient === null ? {} : { to: handover.recipient }),
      }),
    })
  }
}
