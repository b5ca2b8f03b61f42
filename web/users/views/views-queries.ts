import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { UserColumn } from '../../../src/accounts/contract.ts'
import type {
  AddViewBody,
  ChangeViewBody,
  SavedView,
  SavedViews,
} from '../../../src/accounts/views/contract.ts'
import { api } from '../../api.ts'

export function savedViewsQuery() {
  return queryOptions({
    queryKey: ['views'],
    queryFn: ({ signal }) => api.get<SavedViews>('/views', undefined, signal),
    staleTime: 60_000,
  })
}

export type ViewChange =
  | { readonly do: 'add'; readonly body: AddViewBody }
  | { readonly do: 'change'; readonly id: string; readonly body: ChangeViewBody }
  | { readonly do: 'delete'; readonly id: string }
  | { readonly do: 'restore'; readonly id: string }

/** Each way of changing the saved views; the list of them is fetched anew before it counts as done. */
export function useChangeView() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: send,
    onSettled: () => client.invalidateQueries({ queryKey: ['views'] }),
  })
}

async function send(change: ViewChange): Promise<SavedView | undefined> {
  switch (change.do) {
    case 'add':
      return await api.post<SavedView>('/views', change.body)
    case 'change':
      return await api.patch<SavedView>(`/views/${change.id}`, change.body)
    case 'restore':
      return await api.post<SavedView>(`/views/${change.id}/restore`)
    case 'delete':
      await api.delete<undefined>(`/views/${change.id}`)
      return undefined
  }
}

/** Null: the usual ones. */
export function useChooseColumns() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (columns: readonly UserColumn[] | null) =>
      api.patch<undefined>('/users/columns', { columns }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['views'] }),
  })
}
