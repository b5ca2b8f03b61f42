import type { RefObject } from 'react'
import { useCallback, useEffect, useRef } from 'react'

const CARD = '[data-follow-up-card]'

/** Where each card stood when the page was last drawn. */
interface Place {
  readonly number: string
  readonly group: string | undefined
}

/**
 * Moves the focus from card to card and keeps it: a card that leaves its group gives it to the next one there, so
 * that nobody loses their place in the list.
 */
export function useCardFocus(frame: RefObject<HTMLElement | null>) {
  const lastFocused = useRef<string>(undefined)
  const places = useRef<readonly Place[]>([])

  useEffect(() => {
    const element = frame.current
    if (element === null) return undefined
    const handleFocus = (event: FocusEvent) => {
      lastFocused.current = cardOf(event.target)?.dataset['followUpCard']
    }
    element.addEventListener('focusin', handleFocus)
    return () => element.removeEventListener('focusin', handleFocus)
  }, [frame])

  const restore = useCallback(() => {
    const number = lastFocused.current
    if (number === undefined || document.activeElement !== document.body) return
    successor(cards(frame), places.current, number)?.focus({ preventScroll: true })
  }, [frame])

  // A refetch may take the focused card out of its group: focus would fall to the page's top.
  useEffect(() => {
    restore()
    const now = cards(frame).map(placeOf)
    // While a dialog has the focus, it is still needed where a card stood that has gone.
    if (!hasLeft(lastFocused.current, places.current, now)) places.current = now
  })

  return {
    restore,
    /** The number of the card that has the focus, or holds it. */
    current: (): number | undefined => {
      const number = cardOf(document.activeElement)?.dataset['followUpCard']
      return number === undefined ? undefined : Number(number)
    },
    /** The card itself, and the button of its menu, beside which something can open. */
    element: (): HTMLElement | null => cardOf(document.activeElement),
    menu: (): HTMLElement | null =>
      cardOf(document.activeElement)?.querySelector<HTMLElement>('[aria-haspopup="menu"]') ?? null,
    /** Focuses the next or the previous card, and answers its number. */
    move: (by: 1 | -1): number | undefined => {
      const all = cards(frame)
      const current = all.findIndex((card) => card.contains(document.activeElement))
      const next = all[current === -1 ? (by > 0 ? 0 : all.length - 1) : current + by]
      next?.focus({ preventScroll: true })
      next?.scrollIntoView({ block: 'nearest' })
      return next === undefined ? undefined : Number(next.dataset['followUpCard'])
    },
  }
}

export type CardFocus = ReturnType<typeof useCardFocus>

/** The card itself if it is where it was, else the next one of its group, else the one before, else the first. */
function successor(
  now: readonly HTMLElement[],
  before: readonly Place[],
  number: string,
): HTMLElement | undefined {
  const index = before.findIndex((place) => place.number === number)
  const group = before[index]?.group
  const inGroup = (wanted: string) =>
    now.find(
      (card) =>
        card.dataset['followUpCard'] === wanted &&
        (group === undefined || card.dataset['group'] === group),
    )
  const order = [
    number,
    ...before.slice(index + 1).map((place) => place.number),
    ...before
      .slice(0, Math.max(index, 0))
      .map((place) => place.number)
      .toReversed(),
  ]
  for (const wanted of order) {
    const card = inGroup(wanted)
    if (card !== undefined) return card
  }
  return now.find((card) => card.dataset['followUpCard'] === number) ?? now[0]
}

function hasLeft(number: string | undefined, before: readonly Place[], now: readonly Place[]) {
  const stood = before.find((place) => place.number === number)
  if (stood === undefined || cardOf(document.activeElement) !== null) return false
  return !now.some((place) => place.number === number && place.group === stood.group)
}

function cards(frame: RefObject<HTMLElement | null>): HTMLElement[] {
  return [...(frame.current?.querySelectorAll<HTMLElement>(CARD) ?? [])]
}

function cardOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(CARD) : null
}

function placeOf(card: HTMLElement): Place {
  return { number: card.dataset['followUpCard'] ?? '', group: card.dataset['group'] }
}
