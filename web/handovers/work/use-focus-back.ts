import type { RefObject } from 'react'
import { useEffect, useLayoutEffect, useRef } from 'react'
import type { WorkListener } from './work-context.ts'

/** At once for a menu; a dialog keeps the focus until its closing animation has ended. */
const TRIES_AFTER_MS = [0, 120, 380]

/** When what was asked is answered, focus goes back to where it was, or, where that is gone, to what comes next. */
export function useFocusBack(
  isOpen: boolean,
  returnTo: HTMLElement | null,
  listener: RefObject<WorkListener | undefined>,
): void {
  const wasOpen = useRef(false)
  const last = useRef(returnTo)

  useLayoutEffect(() => {
    if (isOpen) last.current = returnTo
  }, [isOpen, returnTo])
  useEffect(() => {
    const isClosing = wasOpen.current && !isOpen
    wasOpen.current = isOpen
    if (!isClosing) return undefined
    const timers = TRIES_AFTER_MS.map((ms) =>
      setTimeout(() => {
        if (last.current?.isConnected === true && isLost()) {
          last.current.focus({ preventScroll: true })
        }
        if (isLost()) listener.current?.onFocusLost()
      }, ms),
    )
    return () => timers.forEach((timer) => clearTimeout(timer))
  }, [isOpen, listener])
}

function isLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body
}
