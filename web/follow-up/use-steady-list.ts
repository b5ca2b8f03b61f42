import type { FocusEvent, RefObject } from 'react'
import { useEffect, useRef, useState } from 'react'
import type { Handover } from '../../src/handovers/contract.ts'
import { keepSteady, type SteadyList } from './steady-list.ts'

interface Steady extends SteadyList<Handover> {
  /** Shows all, as it is now. */
  readonly release: () => void
  /** For the frame around the list and what stands above it. */
  readonly frame: {
    readonly ref: RefObject<HTMLElement | null>
    readonly onPointerLeave: () => void
    readonly onFocus: (event: FocusEvent) => void
    readonly onBlur: (event: FocusEvent) => void
  }
  /** For each item. */
  readonly item: (number: number) => {
    readonly onPointerEnter: () => void
    readonly onFocus: (event: FocusEvent) => void
  }
}

/** Keeps a list still while somebody points at it, works in it, or has scrolled into it. */
export function useSteadyList(latest: readonly Handover[], about: string): Steady {
  const ref = useRef<HTMLElement>(null)
  const [isPointed, setPointed] = useState(false)
  const [isFocused, setFocused] = useState(false)
  const [inUse, setInUse] = useState<number>()
  const isAbove = useIsAbove(ref)
  const isHeld = isPointed || isFocused || isAbove
  const [seen, setSeen] = useState({ latest, about })
  const [steady, setSteady] = useState<SteadyList<Handover>>({ shown: latest, heldBack: 0 })

  // While it is drawn, not after: a card that was taken away for a moment would lose its focus.
  if (seen.latest !== latest || seen.about !== about) {
    const isSame = seen.about === about
    setSeen({ latest, about })
    setSteady(
      isHeld && isSame ? keepSteady(steady.shown, latest, inUse) : { shown: latest, heldBack: 0 },
    )
  } else if (!isHeld && steady.shown !== latest) {
    setSteady({ shown: latest, heldBack: 0 })
  }

  return {
    ...steady,
    release: () => setSteady({ shown: latest, heldBack: 0 }),
    frame: {
      ref,
      onPointerLeave: () => setPointed(false),
      onFocus: () => setFocused(true),
      onBlur: ({ relatedTarget }) => {
        if (relatedTarget instanceof Node && ref.current?.contains(relatedTarget) === true) return
        setFocused(false)
        setInUse(undefined)
      },
    },
    item: (number) => ({
      onPointerEnter: () => setPointed(true),
      // What a card opened stands elsewhere on the page, and tells its focus here all the same.
      onFocus: ({ target, currentTarget }) =>
        setInUse(currentTarget.contains(target) ? undefined : number),
    }),
  }
}

/** Has the top of it been scrolled out of sight? */
function useIsAbove(ref: RefObject<HTMLElement | null>): boolean {
  const [isAbove, setAbove] = useState(false)
  useEffect(() => {
    const top = ref.current?.firstElementChild
    if (top == null) return undefined
    const observer = new IntersectionObserver(([entry]) => {
      if (entry === undefined) return
      const { isIntersecting, boundingClientRect, rootBounds } = entry
      setAbove(!isIntersecting && boundingClientRect.bottom <= (rootBounds?.bottom ?? 0) / 2)
    })
    observer.observe(top)
    return () => observer.disconnect()
  }, [ref])
  return isAbove
}
