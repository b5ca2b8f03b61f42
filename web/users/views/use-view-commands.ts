import type { SavedView } from '../../../src/accounts/views/contract.ts'
import { useProblemText } from '../../ui/problem-message.tsx'
import { useT } from '../../ui/t.tsx'
import { useToasts } from '../../ui/toasts.tsx'
import { useChangeView } from './views-queries.ts'

interface ViewCommands {
  /** Or to keep to oneself again. */
  readonly share: (view: SavedView) => void
  /** At once; the message has the way back. */
  readonly remove: (view: SavedView) => void
  readonly told: (view: SavedView) => void
}

export function useViewCommands(): ViewCommands {
  const t = useT()
  const toasts = useToasts()
  const problemText = useProblemText()
  const { mutateAsync } = useChangeView()

  /** Awaited rather than called back: the panel may be gone by the time that the way back is taken. */
  async function run(change: Parameters<typeof mutateAsync>[0], onDone: () => void): Promise<void> {
    try {
      await mutateAsync(change)
      onDone()
    } catch (error) {
      toasts.problem({ title: problemText(error) })
    }
  }

  const restore = ({ id, name }: SavedView) =>
    void run({ do: 'restore', id }, () => toasts.success({ title: t('views.restored', { name }) }))

  return {
    share: ({ id, name, shared }) =>
      void run({ do: 'change', id, body: { shared: !shared } }, () =>
        toasts.success({ title: t(shared ? 'views.unshared' : 'views.shared', { name }) }),
      ),
    remove: (view) =>
      void run({ do: 'delete', id: view.id }, () =>
        toasts.success({
          title: t('views.deleted', { name: view.name }),
          action: { label: t('views.undo'), onClick: () => restore(view) },
        }),
      ),
    told: ({ name }) => toasts.success({ title: t('views.saved', { name }) }),
  }
}
