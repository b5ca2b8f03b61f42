import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Job, JobPage, JobRowPage, JobState } from '../../src/jobs/contract.ts'
import { api } from '../api.ts'
import type { JobSearch } from './job-search.ts'
import type { JobsSearch } from './jobs-search.ts'

const ROWS_AT_ONCE = 100
const MOVING_MS = 1_000
const ROWS_MOVING_MS = 3_000
/** Somebody else may approve, resume or cancel it. */
const WAITING_MS = 10_000

const MOVING: readonly JobState[] = ['gathering', 'running']
const ENDED: readonly JobState[] = ['done', 'cancelled']

export function isMoving(state: JobState): boolean {
  return MOVING.includes(state)
}

export function isEnded(state: JobState): boolean {
  return ENDED.includes(state)
}

/** How often a job is asked for; a page that nobody sees asks for nothing. */
export function askAgainMs(state: JobState | undefined, isVisible: boolean): number | false {
  if (!isVisible || state === undefined || isEnded(state)) return false
  return isMoving(state) ? MOVING_MS : WAITING_MS
}

export function jobQuery(number: string, isVisible: boolean) {
  return queryOptions({
    queryKey: jobKey(number),
    queryFn: ({ signal }) => api.get<Job>(`/jobs/${number}`, undefined, signal),
    refetchInterval: ({ state }) => askAgainMs(state.data?.state, isVisible),
  })
}

export function jobKey(number: string | number) {
  return ['jobs', String(number)]
}

export function jobsQuery({ only, mine }: JobsSearch, isVisible = true) {
  const query = {
    ...(only === undefined ? {} : { only }),
    ...(mine === undefined ? {} : { mine: true }),
  }
  return infiniteQueryOptions({
    queryKey: ['jobs', 'list', query],
    queryFn: ({ pageParam, signal }) =>
      api.get<JobPage>(
        '/jobs',
        { ...query, ...(pageParam === '' ? {} : { after: pageParam }) },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: ({ state }) =>
      isVisible && state.data?.pages[0]?.value.some((job) => isMoving(job.state)) === true
        ? ROWS_MOVING_MS
        : false,
  })
}

/**
 * Read anew when the job comes into another state, and while it runs as long as one page is shown. Nothing is kept: a
 * job that was retried comes back into the state that it had, with rows that did not.
 */
export function jobRowsQuery(job: Job, { state, reason }: JobSearch, isVisible: boolean) {
  const query = {
    ...(state === undefined ? {} : { state }),
    ...(reason === undefined ? {} : { reason }),
  }
  return infiniteQueryOptions({
    queryKey: [...jobKey(job.number), 'rows', query, job.state],
    queryFn: ({ pageParam, signal }) =>
      api.get<JobRowPage>(
        `/jobs/${job.number}/rows`,
        { ...query, top: ROWS_AT_ONCE, ...(pageParam === '' ? {} : { after: pageParam }) },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
    refetchInterval: (query) =>
      isVisible && isMoving(job.state) && query.state.data?.pages.length === 1
        ? ROWS_MOVING_MS
        : false,
  })
}
