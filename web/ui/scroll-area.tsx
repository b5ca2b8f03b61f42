import { createContext, use } from 'react'

/**
 * The element that scrolls the page. Grids measure themselves against it instead of scrolling inside themselves, so
 * that at 200% zoom, or on a phone, the rows get the whole window.
 */
const ScrollAreaContext = createContext<HTMLElement | null>(null)

export const ScrollArea = ScrollAreaContext.Provider

export function useScrollArea(): HTMLElement | null {
  return use(ScrollAreaContext)
}
