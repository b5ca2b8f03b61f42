import { useMutation } from '@tanstack/react-query'
import type { WorkedHandovers } from '../../../src/follow-ups/contract.ts'
import type { Handover } from '../../../src/handovers/contract.ts'
import { api } from '../../api.ts'
import { useSession } from '../../session.tsx'
import { useProblemText } from '../../ui/problem-message.tsx'
import { useFormats, useT } from '../../ui/t.tsx'
import { useToasts } from '../../ui/toasts.tsx'
import { useRefreshAfterHandover } from '../../ui/use-refresh.ts'
import type { Work, WorkRequest } from './work.ts'
import { requestOf, undoing } from './work.ts'

interface Worked {
  readonly work: Work
  readonly handovers: readonly Handover[]
}

/** Does it with one request, says so, and offers to put everything back: `onUndoable` hears how. `onWorked` comes after the lists. */
export function useWork(
  onUndoable: (undo: (() => void) | undefined) => void,
  onWorked: () => void,
) {
  const t = useT()
  const toasts = useToasts()
  const problemText = useProblemText()
  const refresh = useRefreshAfterHandover()
  const textOf = useWorkText()
  const handleError = async (error: unknown) => {
    toasts.problem({ title: problemText(error) })
    await refresh()
  }

  const undo = useMutation({
    mutationFn: async ({ requests }: { requests: readonly WorkRequest[]; what: string }) => {
      for (const { path, body } of requests) await api.post<WorkedHandovers>(path, body)
    },
    onSuccess: async (_, { what }) => {
      toasts.success({ title: t('work.undone', { what }) })
      await refresh()
      onWorked()
    },
    onError: handleError,
  })
  return useMutation({
    mutationFn: async ({ work, handovers }: Worked) => {
      const numbers = handovers.map(({ number }) => number)
      const { path, body } = requestOf(work, numbers)
      return await api.post<WorkedHandovers>(path, body)
    },
    onSuccess: async (_, { work, handovers }) => {
      const { title, what } = textOf(work, handovers)
      const requests = undoing(work, handovers, Date.now())
      // Once: a second time would overwrite what somebody did since.
      let isUndone = false
      const handleUndo = () => {
        if (isUndone) return
        isUndone = true
        onUndoable(undefined)
        undo.mutate({ requests, what })
      }
      onUndoable(handleUndo)
      toasts.success({ title, action: { label: t('work.undo'), onClick: handleUndo } })
      await refresh()
      onWorked()
    },
    onError: handleError,
  })
}

function useWorkText() {
  const t = useT()
  const { me } = useSession()
  const { dateTime } = useFormats()
  return (work: Work, handovers: readonly Handover[]) => {
    const [one] = handovers
    const what =
      one !== undefined && handovers.length === 1
        ? one.reference
        : t('work.count', { count: handovers.length })
    const timeOf = (at: string) => dateTime.format(new Date(at))
    switch (work.kind) {
      case 'assign': {
        const { owner } = work
        if (owner === null) return { what, title: t('work.assignedToNobody', { what }) }
        const title =
          owner.id === me.id
            ? t('work.assignedToMe', { what })
            : t('work.assignedTo', { what, name: owner.displayName })
        return { what, title }
      }
      case 'snooze':
        return {
          what,
          title:
            work.until === null
              ? t('work.broughtBack', { what })
              : t('work.snoozedDone', { what, time: timeOf(work.until) }),
        }
      case 'due':
        return {
          what,
          title:
            work.dueAt === null
              ? t('work.dueGone', { what })
              : t('work.dueDone', { what, time: timeOf(work.dueAt) }),
        }
    }
  }
}
