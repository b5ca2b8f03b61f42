/**
 * Puts focus back after a panel or a dialog: to what opened it, or, if that is gone or there was nothing (the panel
 * came with the address), to the row that is current in the list, or to the page's heading.
 */
export function returnFocus(opener: Element | null, closed: HTMLElement | null): void {
  requestAnimationFrame(() => {
    const now = document.activeElement
    const isLost = now === null || now === document.body || closed?.contains(now) === true
    if (!isLost) return
    const target = canTakeFocus(opener) ? opener : fallback()
    target?.focus({ preventScroll: true })
  })
}

function canTakeFocus(element: Element | null): element is HTMLElement {
  return (
    element instanceof HTMLElement &&
    element !== document.body &&
    element.isConnected &&
    element.closest('.panel[aria-hidden="true"]') === null
  )
}

function fallback(): HTMLElement | null {
  return (
    document.querySelector<HTMLElement>('[role="row"][tabindex="0"]') ??
    document.querySelector<HTMLElement>('main h1[tabindex]')
  )
}
