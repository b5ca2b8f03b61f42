import { createContext, use } from 'react'

/** Is the row around here the one that the Tab key stops at? */
const RowIsCurrentContext = createContext(true)
export const RowIsCurrent = RowIsCurrentContext.Provider

/** Links and buttons in rows: only those of the current row are stops, else Tab would visit every row there is. */
export function useRowTabIndex(): 0 | -1 {
  return use(RowIsCurrentContext) ? 0 : -1
}
