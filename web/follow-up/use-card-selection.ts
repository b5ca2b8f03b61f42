import { useCallback, useMemo, useState } from 'react'
import type { Handover } from '../../src/handovers/contract.ts'
import { NOTHING_SELECTED, ranged, toggled } from './card-selection.ts'

/** What is selected of what is shown: a card that has gone elsewhere isn't acted upon. */
export function useCardSelection(shown: readonly Handover[]) {
  const [selection, setSelection] = useState(NOTHING_SELECTED)
  const selected = useMemo(
    () => shown.filter(({ number }) => selection.marked.has(number)),
    [shown, selection],
  )
  const clear = useCallback(() => setSelection(NOTHING_SELECTED), [])
  const numbers = () => shown.map(({ number }) => number)
  return {
    selected,
    clear,
    isSelected: (number: number) => selection.marked.has(number),
    toggle: (number: number) => setSelection((before) => toggled(before, number)),
    /** To where the range's beginning lies, which is `from` if there is none. */
    extend: (from: number, to: number) =>
      setSelection((before) => ranged(before, numbers(), from, to)),
    /** As with the mouse and Shift: from the card that was marked last. */
    extendTo: (to: number) =>
      setSelection((before) => ranged(before, numbers(), before.anchor ?? to, to)),
    all: () => setSelection({ marked: new Set(numbers()), anchor: undefined }),
  }
}

export type Selecting = ReturnType<typeof useCardSelection>
