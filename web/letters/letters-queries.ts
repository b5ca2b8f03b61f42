import { keepPreviousData, queryOptions, useMutation } from '@tanstack/react-query'
import type { Handover, LetterList } from '../../src/handovers/contract.ts'
import { api } from '../api.ts'
import { pollEvery } from '../live.ts'
import { useProblemText } from '../ui/problem-message.tsx'
import { useT } from '../ui/t.tsx'
import { useToasts } from '../ui/toasts.tsx'
import { useRefreshAfterHandover } from '../ui/use-refresh.ts'
import { type LettersSearch, sortOf } from './letters-search.ts'

export type WaitingLetter = LetterList['value'][number]

const REFRESH_EVERY_MS = 15_000

/** Beneath the hand-overs, so that what changes them is seen here, too. */
export function lettersQuery(search: LettersSearch, after: string | undefined) {
  const query = {
    sort: sortOf(search),
    ...(search.job !== undefined && { job: search.job }),
    ...(after !== undefined && { after }),
  }
  return queryOptions({
    queryKey: ['handovers', 'letters', query],
    queryFn: ({ signal }) => api.get<LetterList>('/letters', query, signal),
    refetchInterval: pollEvery(REFRESH_EVERY_MS),
    placeholderData: keepPreviousData,
  })
}

/** "Yes, it printed": its code is erased. */
export function useConfirmPrinted() {
  const t = useT()
  const toasts = useToasts()
  const problemText = useProblemText()
  const refresh = useRefreshAfterHandover()
  return useMutation({
    mutationFn: ({ number }: Pick<Handover, 'number'>) =>
      api.post<Handover>(`/handovers/${number}/printed`),
    onSuccess: async ({ reference }) => {
      toasts.success({ title: t('letters.confirmed', { reference }) })
      await refresh()
    },
    onError: async (error) => {
      toasts.problem({ title: problemText(error) })
      await refresh()
    },
  })
}
