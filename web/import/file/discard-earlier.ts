import type { QueryClient } from '@tanstack/react-query'
import type { Static } from 'typebox'
import type { Import, ImportList } from '../../../src/import/contract.ts'
import { api } from '../../api.ts'

/**
 * The same file as it was read before is of no more use, and would count among those under way. Another file that was
 * chosen in between, or one that a job goes by or went by, stays. If this fails, it is discarded by hand, or by itself.
 */
export async function discardEarlier(
  client: QueryClient,
  now: Import,
  instead: string,
): Promise<void> {
  const { value } = await api.get<Static<typeof ImportList>>('/imports')
  const earlier = value.find(({ id }) => id === instead)
  if (earlier === undefined || earlier.fileName !== now.fileName || earlier.id === now.id) return
  if (earlier.state === 'planned' || earlier.job?.hasRun === true) return
  await api.delete<undefined>(`/imports/${earlier.id}`)
  await client.invalidateQueries({ queryKey: ['imports', 'list'] })
}
