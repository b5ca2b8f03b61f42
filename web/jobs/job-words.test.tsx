import { renderHook } from '@testing-library/react'
import { expect, test } from 'vitest'
import de from '../../messages/de.json' with { type: 'json' }
import en from '../../messages/en.json' with { type: 'json' }
import sv from '../../messages/sv.json' with { type: 'json' }
import zh from '../../messages/zh-CN.json' with { type: 'json' }
import type { Job } from '../../src/jobs/contract.ts'
import type { Language } from '../ui/languages.ts'
import { makeWords, WordsProvider } from '../ui/t.tsx'
import { shownCount } from './row-filters.tsx'
import { letterCount, mailedCount, reasonsOf } from './job-summary.ts'
import { askAgainMs } from './jobs-queries.ts'
import { useJobWords } from './use-job-words.ts'

const may = { allowed: true }
const job: Job = {
  number: 7,
  kind: 'reset',
  state: 'draft',
  operator: { id: '00000000-0000-4000-8000-000000000001', name: 'Gunilla' },
  mine: true,
  importId: null,
  options: {},
  createdAt: '2026-11-22T08:00:00.000Z',
  startedAt: null,
  pausedAt: null,
  endedAt: null,
  pauseReason: null,
  approvedBy: null,
  declined: null,
  counts: { planned: 443, leftOut: 7, done: 0, failed: 0, cancelled: 0 },
  summary: [
    { state: 'planned', reason: null, way: 'revealLink', count: 431 },
    { state: 'planned', reason: null, way: 'letter', count: 12 },
    { state: 'leftOut', reason: 'yourself', way: null, count: 1 },
    { state: 'leftOut', reason: 'role-above-yours', way: null, count: 2 },
    { state: 'leftOut', reason: 'role-above-yours', way: 'revealLink', count: 1 },
    { state: 'leftOut', reason: 'something-new', way: null, count: 3 },
  ],
  ratePerSecond: null,
  secondsLeft: null,
  needs: { freshSignIn: true, approval: false },
  abilities: {
    start: may,
    approve: may,
    pause: may,
    resume: may,
    cancel: may,
    retry: may,
    handovers: may,
  },
}

function wordsIn(language: Language, texts: Readonly<Record<string, string>>) {
  const { result } = renderHook(() => useJobWords(), {
    wrapper: ({ children }) => (
      <WordsProvider words={makeWords(language, texts)}>{children}</WordsProvider>
    ),
  })
  return result.current
}

test('the plan is a sentence with numbers: who gets what, who is left out, and why', () => {
  const words = wordsIn('en', en)
  expect(words.will(job)).toBe('443 users get new passwords')
  expect(words.ways(job)).toBe(
    '431 get a link that shows a temporary password and 12 get a letter that you print within 24 hours',
  )
  expect(words.leftOut(job)).toBe(
    '7 are left out · Holds a role above yours (3) · Another reason (3) · Your own account (1)',
  )
})

test('the reasons of rows are counted whatever their way, the most frequent first', () => {
  expect(reasonsOf(job.summary, 'leftOut')).toEqual([
    { name: 'role-above-yours', count: 3 },
    { name: 'something-new', count: 3 },
    { name: 'yourself', count: 1 },
  ])
  expect(shownCount(job, {})).toBe(450)
  expect(shownCount(job, { state: 'leftOut', reason: 'role-above-yours' })).toBe(3)
})

test('what helps is said in the plan already, where it helps', () => {
  const { remedy } = wordsIn('en', en)
  const leftOut = (reason: string) => ({ state: 'leftOut' as const, reason })
  expect(remedy('reset', leftOut('no-address'))).toBe('Put an address on file, or choose letters.')
  expect(remedy('delete', leftOut('role-above-yours'))).toMatch(/^Ask somebody/)
  expect(remedy('reset', leftOut('yourself'))).toBe('Change your own password in My account.')
  expect(remedy('delete', leftOut('yourself'))).toBeUndefined()
  expect(remedy('reset', { state: 'failed', reason: 'unexpected' })).toMatch(/^Retry/)
  expect(remedy('reset', leftOut('unexpected'))).toBeUndefined()
  expect(remedy('reset', { state: 'planned', reason: null })).toBeUndefined()
})

test('letters wait to be printed, and what was mailed waits for its person', () => {
  const summary = job.summary.map((row) =>
    row.state === 'planned' ? { ...row, state: 'done' as const } : row,
  )
  expect([letterCount(summary), mailedCount(summary)]).toEqual([12, 431])
})

test('each kind of job has its sentences in every language', () => {
  const kinds: readonly Job['kind'][] = [
    'reset',
    'block',
    'unblock',
    'signOut',
    'delete',
    'restore',
    'assignRole',
    'removeRole',
    'import',
  ]
  for (const [language, texts] of Object.entries({ en, sv, de, 'zh-CN': zh })) {
    const words = wordsIn(language as Language, texts)
    for (const kind of kinds) {
      const some = { ...job, kind, options: { role: 'PasswordAdministrator' } }
      expect(words.will(some)).toMatch(/443/)
      expect(words.was({ ...some, counts: { ...job.counts, done: 5 } })).toMatch(/5/)
    }
  }
})

test('a job is asked for each second only while it moves and somebody looks', () => {
  expect(askAgainMs('running', true)).toBe(1000)
  expect(askAgainMs('gathering', true)).toBe(1000)
  expect(askAgainMs('paused', true)).toBe(10_000)
  expect([askAgainMs('running', false), askAgainMs('done', true)]).toEqual([false, false])
})
