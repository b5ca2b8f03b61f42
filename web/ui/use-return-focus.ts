import type { RefObject } from 'react'
import { useEffect, useLayoutEffect, useRef } from 'react'
import { returnFocus } from './focus.ts'

/** A dialog keeps the focus until its closing animation has ended. */
const CLOSING_MS = 350

/** After a dialog focus goes back to what opened it, or to `target` where that is gone by then, as a menu's item is. */
export function useReturnFocus(open: boolean, target?: RefObject<HTMLElement | null>): void {
  const opener = useRef<Element | null>(null)
  const wasOpen = useRef(false)

  useLayoutEffect(() => {
    if (open) opener.current = target?.current ?? document.activeElement
  }, [open, target])
  useEffect(() => {
    const isClosing = wasOpen.current && !open
    wasOpen.current = open
    if (!isClosing) return undefined
    const timer = setTimeout(() => returnFocus(opener.current, null), CLOSING_MS)
    return () => clearTimeout(timer)
  }, [open])
}
