import { afterEach, expect, test, vi } from 'vitest'
import type { Shortcut } from './registry.ts'
import { ShortcutRegistry } from './registry.ts'

let listeners = new AbortController()
afterEach(() => {
  listeners.abort()
  listeners = new AbortController()
  document.body.replaceChildren()
})

function press(target: EventTarget, key: string, modifiers: KeyboardEventInit = {}) {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...modifiers })
  target.dispatchEvent(event)
  return event
}

/** A registry that hears the whole document, as in the product, and one shortcut in it. */
function listening(shortcut: Omit<Shortcut, 'label' | 'group'>, panelIsOpen = false) {
  const registry = new ShortcutRegistry()
  let now = 0
  registry.add('one', { label: 'One', group: 'actions', ...shortcut })
  const listener = (event: KeyboardEvent) => {
    registry.handle(event, (now += 100), panelIsOpen)
  }
  document.addEventListener('keydown', listener, { signal: listeners.signal })
  return { registry, wait: (ms: number) => (now += ms) }
}

function element(html: string): HTMLElement {
  document.body.innerHTML = html
  const found = document.body.firstElementChild
  if (!(found instanceof HTMLElement)) throw new Error('no element')
  return found
}

test('a single key runs its shortcut when the focus is on nothing that takes text', () => {
  const run = vi.fn<() => void>()
  listening({ keys: ['x'], run })
  press(document.body, 'x')
  expect(run).toHaveBeenCalledOnce()
})

test('a single key works on a focused check box', () => {
  const run = vi.fn<() => void>()
  listening({ keys: ['x'], run })
  press(element('<input type="checkbox">'), 'x')
  expect(run).toHaveBeenCalledOnce()
})

test.each([
  '<input type="text">',
  '<input type="search">',
  '<input type="email">',
  '<input>',
  '<textarea></textarea>',
  '<select></select>',
  '<div role="combobox" tabindex="0"></div>',
])('a single key is text, and no shortcut, in %s', (html) => {
  const run = vi.fn<() => void>()
  listening({ keys: ['x', 'Shift+x'], run })
  const event = press(element(html), 'x')
  press(element(html), 'X', { shiftKey: true })
  expect(run).not.toHaveBeenCalled()
  expect(event.defaultPrevented).toBe(false)
})

test('a shortcut with Ctrl works in a text field too', () => {
  const run = vi.fn<() => void>()
  listening({ keys: ['Mod+k'], run })
  press(element('<input>'), 'k', { ctrlKey: true })
  expect(run).toHaveBeenCalledOnce()
})

test('Ctrl and a letter is not the letter', () => {
  const run = vi.fn<() => void>()
  listening({ keys: ['r'], run })
  press(document.body, 'r', { ctrlKey: true })
  expect(run).not.toHaveBeenCalled()
})

test('two keys after each other are one shortcut, if the second comes soon', () => {
  const run = vi.fn<() => void>()
  const { wait } = listening({ keys: ['g u'], run })
  press(document.body, 'g')
  press(document.body, 'u')
  expect(run).toHaveBeenCalledOnce()

  press(document.body, 'g')
  wait(5000)
  press(document.body, 'u')
  expect(run).toHaveBeenCalledOnce()
})

test('single keys and sequences of them can be switched off, others stay (WCAG 2.1.4)', () => {
  const single = vi.fn<() => void>()
  const { registry } = listening({ keys: ['x', 'Shift+a', 'g u'], run: single })
  const combined = vi.fn<() => void>()
  registry.add('two', { keys: ['Mod+k'], label: 'Two', group: 'actions', run: combined })
  registry.allowSingleKeys(false)
  press(document.body, 'x')
  press(document.body, 'A', { shiftKey: true })
  press(document.body, 'g')
  press(document.body, 'u')
  press(document.body, 'k', { ctrlKey: true })
  expect(single).not.toHaveBeenCalled()
  expect(combined).toHaveBeenCalledOnce()
})

test('while a panel is open the keys of the page beneath it do nothing', () => {
  const run = vi.fn<() => void>()
  listening({ keys: ['x'], run }, true)
  press(document.body, 'x')
  expect(run).not.toHaveBeenCalled()
})

test('a disabled shortcut leaves the key to others', () => {
  const run = vi.fn<() => void>()
  listening({ keys: ['Escape'], run, disabled: true })
  expect(press(document.body, 'Escape').defaultPrevented).toBe(false)
  expect(run).not.toHaveBeenCalled()
})

test('the question mark is found although it needs Shift on most keyboards', () => {
  const run = vi.fn<() => void>()
  listening({ keys: ['?'], run })
  press(document.body, '?', { shiftKey: true })
  expect(run).toHaveBeenCalledOnce()
})
