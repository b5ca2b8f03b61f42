import type { JobRowState } from '../../src/jobs/contract.ts'
import { oneOf, textOf } from '../search-params.ts'

export const ROW_STATES: readonly JobRowState[] = [
  'planned',
  'done',
  'failed',
  'leftOut',
  'cancelled',
]

/** Which rows of a job are shown. */
export interface JobSearch {
  readonly state?: JobRowState
  readonly reason?: string
}

export function jobSearch(search: Readonly<Record<string, unknown>>): JobSearch {
  const state = oneOf(search, 'state', ROW_STATES)
  const reason = textOf(search, 'reason')
  return {
    ...(state === undefined ? {} : { state }),
    ...(reason === undefined ? {} : { reason }),
  }
}
