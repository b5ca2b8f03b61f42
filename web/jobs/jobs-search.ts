import type { JobListQuery } from '../../src/jobs/contract.ts'
import { oneOf } from '../search-params.ts'

export const ONLY = ['open', 'ended'] as const

/** What the address of the list of jobs may say. */
export interface JobsSearch {
  readonly only?: NonNullable<JobListQuery['only']>
  readonly mine?: '1'
}

export function jobsSearch(search: Readonly<Record<string, unknown>>): JobsSearch {
  const only = oneOf(search, 'only', ONLY)
  const mine = oneOf(search, 'mine', ['1'] as const)
  return {
    ...(only === undefined ? {} : { only }),
    ...(mine === undefined ? {} : { mine }),
  }
}
