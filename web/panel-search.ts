import { textOf } from './search-params.ts'

/** Panels that can stand open over every screen: `?user=ID`, `?reset=ID`, and where a reset should go: `&to=ADDRESS`. */
export interface PanelSearch {
  readonly user?: string
  readonly reset?: string
  readonly to?: string
}

export function panelSearch(search: Readonly<Record<string, unknown>>): PanelSearch {
  const user = textOf(search, 'user')
  const reset = textOf(search, 'reset')
  const to = textOf(search, 'to')
  return {
    ...(user === undefined ? {} : { user }),
    ...(reset === undefined ? {} : { reset }),
    ...(to === undefined ? {} : { to }),
  }
}
