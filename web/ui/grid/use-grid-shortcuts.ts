import { useShortcut } from '../shortcuts/shortcuts.tsx'
import { useT } from '../t.tsx'

interface GridActions {
  readonly hasSelection: boolean
  readonly someSelected: boolean
  readonly onNext: () => void
  readonly onPrevious: () => void
  readonly onToggle: () => void
  readonly onAll: () => void
  readonly onClear: () => void
}

/** The keys that work wherever the focus is; arrows and the like are the grid's own and are only listed here. */
export function useGridShortcuts(actions: GridActions): void {
  const t = useT()
  const withoutSelection = !actions.hasSelection
  useShortcut({ keys: ['j'], label: t('shortcut.next'), group: 'list', run: actions.onNext })
  useShortcut({
    keys: ['k'],
    label: t('shortcut.previous'),
    group: 'list',
    run: actions.onPrevious,
  })
  useShortcut({ keys: ['ArrowDown', 'ArrowUp'], label: t('shortcut.move'), group: 'list' })
  useShortcut({ keys: ['Home', 'End'], label: t('shortcut.ends'), group: 'list' })
  useShortcut({ keys: ['Enter'], label: t('shortcut.open'), group: 'list' })
  useShortcut({
    keys: ['x'],
    label: t('shortcut.select'),
    group: 'list',
    disabled: withoutSelection,
    run: actions.onToggle,
  })
  useShortcut({
    keys: ['Space'],
    label: t('shortcut.select'),
    group: 'list',
    disabled: withoutSelection,
  })
  useShortcut({
    keys: ['Shift+ArrowDown', 'Shift+ArrowUp'],
    label: t('shortcut.range'),
    group: 'list',
    disabled: withoutSelection,
  })
  useShortcut({
    keys: ['Mod+a'],
    label: t('shortcut.all'),
    group: 'list',
    disabled: withoutSelection,
    run: actions.onAll,
  })
  useShortcut({
    keys: ['Escape'],
    label: t('shortcut.clear'),
    group: 'list',
    disabled: !actions.someSelected,
    run: actions.onClear,
  })
}
