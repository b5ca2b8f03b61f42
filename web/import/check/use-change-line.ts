import type { InfiniteData } from '@tanstack/react-query'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type {
  ChangedLine,
  ChangeLineBody,
  Import,
  ImportLinePage,
} from '../../../src/import/contract.ts'
import type { Static } from 'typebox'
import { api } from '../../api.ts'
import { importKey, linesKey } from '../import-queries.ts'

/** Changes a line; it and those that its change touches stay where they stand, with what they are now. */
export function useChangeLine(id: string, line: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: ChangeLineBody) =>
      api.patch<Static<typeof ChangedLine>>(`/imports/${id}/lines/${line}`, body),
    onSuccess: ({ line: own, others, counts, problems }) => {
      const changed = new Map([own, ...others].map((each) => [each.line, each]))
      client.setQueriesData<InfiniteData<ImportLinePage>>({ queryKey: linesKey(id) }, (before) =>
        before === undefined
          ? before
          : {
              ...before,
              pages: before.pages.map((page) => ({
                ...page,
                value: page.value.map((each) => changed.get(each.line) ?? each),
              })),
            },
      )
      client.setQueryData<Import>(importKey(id), (before) =>
        before === undefined ? before : { ...before, counts, problems },
      )
    },
  })
}
