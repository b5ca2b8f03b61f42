import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'

/** What a reset, a stop, a withdrawal or a receipt changes is seen on many screens. */
export function useRefreshAfterHandover(): () => Promise<void> {
  const client = useQueryClient()
  return useCallback(async () => {
    await Promise.all(
      ['users', 'handovers', 'follow-ups', 'home'].map((room) =>
        client.invalidateQueries({ queryKey: [room] }),
      ),
    )
  }, [client])
}
