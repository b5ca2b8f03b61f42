import { textOf } from './search-params.ts'

/**
 * Panels that can stand open over every screen: `?user=ID`, `?reset=ID` (and where it should go: `&to=ADDRESS`, or on
 * paper: `&by=letter`),
 * `?restore=ID`, `?call=NUMBER`.
 */
export interface PanelSearch {
  readonly user?: string
  readonly reset?: string
  readonly restore?: string
  readonly to?: string
  readonly by?: 'letter'
  readonly call?: string
}

export function panelSearch(search: Readonly<Record<string, unknown>>): PanelSearch {
  const user = textOf(search, 'user')
  const reset = textOf(search, 'reset')
  const restore = textOf(search, 'restore')
  const to = textOf(search, 'to')
  const by = textOf(search, 'by')
  const call = textOf(search, 'call')
  return {
    ...(user === undefined ? {} : { user }),
    ...(reset === undefined ? {} : { reset }),
    ...(restore === undefined ? {} : { restore }),
    ...(to === undefined ? {} : { to }),
    ...(by === 'letter' ? { by } : {}),
    ...(call === undefined || !/^\d{1,15}$/.test(call) ? {} : { call }),
  }
}
