import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Import, ImportMapping } from '../../src/import/contract.ts'
import { api } from '../api.ts'
import { importKey, linesKey } from './import-queries.ts'

/** Has all lines checked by this mapping, from the beginning; corrections stay. */
export function useMapping(id: string, onMapped?: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (mapping: ImportMapping) => api.put<Import>(`/imports/${id}/mapping`, mapping),
    onSuccess: (mapped) => {
      client.setQueryData(importKey(id), mapped)
      client.removeQueries({ queryKey: linesKey(id) })
      void client.invalidateQueries({ queryKey: ['imports', 'list'] })
      onMapped?.()
    },
  })
}
