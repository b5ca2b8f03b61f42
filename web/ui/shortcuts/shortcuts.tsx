import type { ReactNode } from 'react'
import {
  createContext,
  use,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import type { Shortcut } from './registry.ts'
import { ShortcutRegistry } from './registry.ts'

const STORED_AS = 'kvittens.singleKeys'

interface Shortcuts {
  readonly registry: ShortcutRegistry
  readonly singleKeys: boolean
  readonly setSingleKeys: (on: boolean) => void
}

const ShortcutsContext = createContext<Shortcuts>({
  registry: new ShortcutRegistry(),
  singleKeys: true,
  setSingleKeys: () => undefined,
})

/** Panels and dialogs say that the page beneath them is out of reach. */
export function panelIsOpen(): boolean {
  return [...document.querySelectorAll('[aria-modal="true"]')].some(
    (surface) =>
      surface.getAttribute('aria-hidden') !== 'true' && surface.checkVisibility?.() !== false,
  )
}

export function ShortcutsProvider({ children }: { readonly children: ReactNode }) {
  const [registry] = useState(() => new ShortcutRegistry())
  const [singleKeys, setStored] = useState(() => localStorage.getItem(STORED_AS) !== 'off')

  useEffect(() => {
    registry.allowSingleKeys(singleKeys)
  }, [registry, singleKeys])

  useEffect(() => {
    const handleKeyDown = (event: KeyboardEvent) => {
      registry.handle(event, event.timeStamp, panelIsOpen())
    }
    document.addEventListener('keydown', handleKeyDown)
    return () => document.removeEventListener('keydown', handleKeyDown)
  }, [registry])

  const value = useMemo<Shortcuts>(
    () => ({
      registry,
      singleKeys,
      setSingleKeys(on) {
        localStorage.setItem(STORED_AS, on ? 'on' : 'off')
        setStored(on)
      },
    }),
    [registry, singleKeys],
  )
  return <ShortcutsContext value={value}>{children}</ShortcutsContext>
}

/** Listens while the component is on the page; the latest `run` is the one that is called. */
export function useShortcut(shortcut: Shortcut): void {
  const { registry } = use(ShortcutsContext)
  const id = useId()
  const latest = useRef(shortcut)
  const { label, group, disabled, inPanels, inPalette, run } = shortcut
  const keys = shortcut.keys.join('\n')
  const listens = run !== undefined

  // Before the next key can come: it must act on what is current then.
  useLayoutEffect(() => {
    latest.current = shortcut
  })
  useEffect(() => {
    registry.add(id, {
      keys: keys.split('\n'),
      label,
      group,
      ...(listens ? { run: (event) => latest.current.run?.(event) } : {}),
      ...(disabled === undefined ? {} : { disabled }),
      ...(inPanels === undefined ? {} : { inPanels }),
      ...(inPalette === undefined ? {} : { inPalette }),
    })
    return () => registry.remove(id)
  }, [registry, id, keys, label, group, disabled, inPanels, inPalette, listens])
}

export function useShortcutList(): readonly Shortcut[] {
  const { registry } = use(ShortcutsContext)
  return useSyncExternalStore(registry.subscribe, registry.list)
}

export function useSingleKeys(): Pick<Shortcuts, 'singleKeys' | 'setSingleKeys'> {
  return use(ShortcutsContext)
}
