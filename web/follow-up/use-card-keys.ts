import type { RefObject } from 'react'
import { useEffect, useRef } from 'react'
import type { Handover } from '../../src/handovers/contract.ts'
import { useSendAgain } from '../handovers/use-send-again.ts'
import { useShortcut } from '../ui/shortcuts/shortcuts.tsx'
import { useT } from '../ui/t.tsx'

const CARD = '[data-follow-up-card]'

/** `j` and `k` move from card to card, Enter opens one, `r` sends again. A card that moves to another group keeps the focus. */
export function useCardKeys(
  frame: RefObject<HTMLElement | null>,
  findHandover: (number: number) => Handover | undefined,
): void {
  const t = useT()
  const sendAgain = useSendAgain()
  const lastFocused = useRef<string>(undefined)

  useEffect(() => {
    const element = frame.current
    if (element === null) return undefined
    const handleFocus = (event: FocusEvent) => {
      lastFocused.current = numberOf(cardOf(event.target))
    }
    element.addEventListener('focusin', handleFocus)
    return () => element.removeEventListener('focusin', handleFocus)
  }, [frame])

  // A refetch may take the focused card out of its group: focus would fall to the page's top.
  useEffect(() => {
    if (lastFocused.current === undefined || document.activeElement !== document.body) return
    cards(frame)
      .find((card) => numberOf(card) === lastFocused.current)
      ?.focus({ preventScroll: true })
  })

  function move(by: number) {
    const all = cards(frame)
    const current = all.findIndex((card) => card.contains(document.activeElement))
    const next = all[current === -1 ? (by > 0 ? 0 : all.length - 1) : current + by]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }

  useShortcut({
    keys: ['j'],
    label: t('shortcut.nextCard'),
    group: 'list',
    run: () => move(1),
  })
  useShortcut({
    keys: ['k'],
    label: t('shortcut.previousCard'),
    group: 'list',
    run: () => move(-1),
  })
  useShortcut({ keys: ['Enter'], label: t('shortcut.openCard'), group: 'list' })
  useShortcut({
    keys: ['r'],
    label: t('shortcut.sendAgain'),
    group: 'actions',
    run: () => {
      const handover = findHandover(Number(numberOf(cardOf(document.activeElement))))
      if (handover?.abilities.sendAgain.allowed === true) sendAgain(handover)
    },
  })
}

function cards(frame: RefObject<HTMLElement | null>): HTMLElement[] {
  return [...(frame.current?.querySelectorAll<HTMLElement>(CARD) ?? [])]
}

function cardOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(CARD) : null
}

function numberOf(card: HTMLElement | null): string | undefined {
  return card?.dataset['followUpCard']
}
