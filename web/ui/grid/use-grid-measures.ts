import type { RefObject } from 'react'
import { useCallback, useLayoutEffect, useState } from 'react'

interface GridMeasures {
  readonly width: number
  /** How far below the top of what scrolls the first row begins. */
  readonly margin: number
  readonly rootRef: (root: HTMLElement | null) => (() => void) | undefined
}

/** The grid's width decides its columns; its distance from the top of the page decides which rows are drawn. */
export function useGridMeasures(
  scrollArea: HTMLElement | null,
  body: RefObject<HTMLElement | null>,
): GridMeasures {
  const [width, setWidth] = useState(() => window.innerWidth)
  const [margin, setMargin] = useState(0)

  const rootRef = useCallback((root: HTMLElement | null) => {
    if (root === null) return undefined
    const observer = new ResizeObserver(([entry]) => {
      const inline = entry?.contentBoxSize[0]?.inlineSize
      if (inline !== undefined) setWidth(Math.round(inline))
    })
    observer.observe(root)
    return () => observer.disconnect()
  }, [])

  // After every drawing: banners, tabs that wrap and filters that open push the rows down.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  useLayoutEffect(() => {
    const rows = body.current
    if (scrollArea === null || rows === null) return
    const distance =
      rows.getBoundingClientRect().top -
      scrollArea.getBoundingClientRect().top +
      scrollArea.scrollTop
    const rounded = Math.round(distance)
    // It ends at once: the second measurement finds what the first one found.
    // oxlint-disable-next-line react/set-state-in-effect
    if (rounded !== margin) setMargin(rounded)
  })

  return { width, margin, rootRef }
}
