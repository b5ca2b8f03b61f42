/** Where a shortcut stands in the list of all of them. */
export type ShortcutGroup = 'list' | 'actions' | 'go' | 'everywhere'

export interface Shortcut {
  /**
   * One or more ways to press it: `r`, `Mod+k` (Ctrl, or Command on a Mac), `Shift+ArrowDown`, `?`, or two keys
   * after each other: `g u`.
   */
  readonly keys: readonly string[]
  readonly label: string
  readonly group: ShortcutGroup
  /** Left out for keys that a widget handles itself and that only want to be listed. */
  readonly run?: (event: KeyboardEvent) => void
  /** Works while a panel or a dialog is open, too. */
  readonly inPanels?: boolean
  /** Stands in the list and in the palette, but does nothing now. */
  readonly disabled?: boolean
  /** Offered in the palette (Ctrl+K). */
  readonly inPalette?: boolean
}

export interface PressedKey {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

const SECOND_KEY_WITHIN_MS = 1200

/** Single keys without Ctrl, Alt or Command, with Shift or without: what WCAG 2.1.4 wants to be able to switch off. */
export function isSingleKey(keys: string): boolean {
  return keys.split(' ').every((stroke) => /^(?:Shift\+)?.$/u.test(stroke))
}

export function strokeOf({ key, ctrlKey, metaKey, altKey, shiftKey }: PressedKey): string {
  const name = key.length === 1 ? key.toLowerCase() : key
  const isLetter = /^\p{L}$/u.test(name)
  // "?" already says that Shift was held; "A" and "ArrowDown" don't.
  const shift = shiftKey && (isLetter || name.length > 1) ? 'Shift+' : ''
  return `${ctrlKey || metaKey ? 'Mod+' : ''}${altKey ? 'Alt+' : ''}${shift}${name}`
}

const TEXTLESS_INPUTS = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'file', 'range'])

/** A focused check box or radio button takes no text, so single keys keep working on it. */
export function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !TEXTLESS_INPUTS.has(target.type)
  if (target.isContentEditable) return true
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    target.getAttribute('role') === 'combobox' ||
    target.closest('[role="menu"],[role="listbox"]') !== null
  )
}

export class ShortcutRegistry {
  #entries = new Map<string, Shortcut>()
  #listeners = new Set<() => void>()
  #pending: { readonly stroke: string; readonly at: number } | undefined
  #list: readonly Shortcut[] = []
  #singleKeys = true

  allowSingleKeys(allowed: boolean): void {
    this.#singleKeys = allowed
  }

  add(id: string, shortcut: Shortcut): void {
    this.#entries.set(id, shortcut)
    this.#changed()
  }

  remove(id: string): void {
    this.#entries.delete(id)
    this.#changed()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly list = (): readonly Shortcut[] => this.#list

  /** Runs what the key stands for, and says whether anything did. */
  handle(event: KeyboardEvent, now: number, panelIsOpen: boolean): boolean {
    if (event.defaultPrevented || event.isComposing) return false
    if (event.key === 'Shift' || event.key === 'Control' || event.key === 'Alt') return false
    const stroke = strokeOf(event)
    const first = this.#pending
    this.#pending = undefined
    const inText = takesText(event.target)
    const sequence =
      first !== undefined && now - first.at < SECOND_KEY_WITHIN_MS
        ? `${first.stroke} ${stroke}`
        : undefined

    for (const wanted of sequence === undefined ? [stroke] : [sequence, stroke]) {
      const found = this.#find(wanted, inText, panelIsOpen)
      if (found?.run !== undefined) {
        event.preventDefault()
        found.run(event)
        return true
      }
    }
    if (!inText && this.#startsSequence(stroke)) this.#pending = { stroke, at: now }
    return false
  }

  #find(keys: string, inText: boolean, panelIsOpen: boolean): Shortcut | undefined {
    const single = isSingleKey(keys)
    if (single && (inText || !this.#singleKeys)) return undefined
    return [...this.#entries.values()].findLast(
      (shortcut) =>
        shortcut.run !== undefined &&
        shortcut.disabled !== true &&
        (!panelIsOpen || shortcut.inPanels === true) &&
        (!inText || keys.includes('Mod+')) &&
        shortcut.keys.includes(keys),
    )
  }

  #startsSequence(stroke: string): boolean {
    if (!this.#singleKeys) return false
    return [...this.#entries.values()].some((shortcut) =>
      shortcut.keys.some((keys) => keys.startsWith(`${stroke} `)),
    )
  }

  #changed(): void {
    this.#list = [...this.#entries.values()]
    for (const listener of this.#listeners) listener()
  }
}
