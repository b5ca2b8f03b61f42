import type { Page } from 'playwright-core'
import type { Translate } from '../messages/translate.ts'
import type { Job, JobListItem, JobPage, JobRow, JobRowPage } from '../src/jobs/contract.ts'
import type { Screen } from './screen.ts'

const NUMBER = 9001
const MAY = { allowed: true }
const MAY_NOT = { allowed: false, reason: 'job-not-in-this-state' }
const ID = '00000000-0000-4000-8000-00000000000'
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()

const PLANNED: Job['summary'] = [
  { state: 'planned', reason: null, way: 'revealLink', count: 431 },
  { state: 'planned', reason: null, way: 'letter', count: 12 },
]
const LEFT_OUT: Job['summary'] = [
  { state: 'leftOut', reason: 'role-above-yours', way: null, count: 3 },
  { state: 'leftOut', reason: 'letter-for-role-holder', way: null, count: 2 },
  { state: 'leftOut', reason: 'yourself', way: null, count: 1 },
  { state: 'leftOut', reason: 'user-deleted', way: null, count: 1 },
]

const DRAFT: Job = {
  number: NUMBER,
  kind: 'reset',
  state: 'draft',
  operator: { id: `${ID}1`, name: 'Gunilla Granström' },
  mine: true,
  importId: null,
  options: {},
  createdAt: ago(2),
  startedAt: null,
  pausedAt: null,
  endedAt: null,
  pauseReason: null,
  approvedBy: null,
  declined: { by: 'Gustav Gyllenhammar', at: ago(1) },
  counts: { planned: 443, leftOut: 7, done: 0, failed: 0, cancelled: 0 },
  summary: [...PLANNED, ...LEFT_OUT],
  ratePerSecond: null,
  secondsLeft: null,
  needs: { freshSignIn: true, approval: true },
  abilities: {
    start: MAY,
    approve: MAY_NOT,
    pause: MAY_NOT,
    resume: MAY_NOT,
    cancel: MAY,
    retry: MAY_NOT,
    handovers: MAY,
  },
}
const RUNNING: Job = {
  ...DRAFT,
  state: 'running',
  startedAt: ago(1),
  approvedBy: 'Gustav Gyllenhammar',
  declined: null,
  counts: { planned: 231, leftOut: 7, done: 209, failed: 3, cancelled: 0 },
  ratePerSecond: 12.4,
  secondsLeft: 19,
  abilities: { ...DRAFT.abilities, start: MAY_NOT, pause: MAY },
}
const DONE: Job = {
  ...RUNNING,
  state: 'done',
  endedAt: ago(0),
  counts: { planned: 0, leftOut: 7, done: 440, failed: 3, cancelled: 0 },
  summary: [
    { state: 'done', reason: null, way: 'revealLink', count: 428 },
    { state: 'done', reason: null, way: 'letter', count: 12 },
    { state: 'failed', reason: 'address-bounced', way: 'revealLink', count: 2 },
    { state: 'failed', reason: 'unexpected', way: 'revealLink', count: 1 },
    ...LEFT_OUT,
  ],
  secondsLeft: null,
  abilities: { ...DRAFT.abilities, start: MAY_NOT, cancel: MAY_NOT, retry: MAY },
}

const ROW: JobRow = {
  ordinal: 1,
  userId: `${ID}2`,
  name: 'Astrid Wallin',
  login: 'astrid.wallin@contoso.example',
  state: 'planned',
  reason: null,
  detail: null,
  way: 'revealLink',
  recipient: 'a…n@mail.example',
  handover: null,
  settledAt: null,
}
const LETTER: JobRow = {
  ...ROW,
  ordinal: 2,
  name: 'Bo Ek',
  login: 'bo.ek@contoso.example',
  way: 'letter',
  recipient: null,
}
const LEFT: JobRow = {
  ...LETTER,
  ordinal: 3,
  name: 'Wolfeschlegelsteinhausenbergerdorff Maximiliane-Alexandrina',
  login: 'maximiliane-alexandrina.wolfeschlegelsteinhausenbergerdorff@contoso.example',
  state: 'leftOut',
  reason: 'letter-for-role-holder',
}
const FAILED: JobRow = {
  ...ROW,
  ordinal: 4,
  name: 'Cecilia Björk',
  login: 'cecilia.bjork@contoso.example',
  state: 'failed',
  reason: 'address-bounced',
}
const PLANNED_ROWS = [ROW, LETTER, LEFT]
const DONE_ROWS: readonly JobRow[] = [
  FAILED,
  { ...ROW, state: 'done', handover: 17 },
  { ...LETTER, state: 'done', handover: 18 },
  LEFT,
]

/** Jobs as they stand at moments that no test could wait for: the answers of the server are given. */
export const JOB_SCREENS: readonly Screen[] = [
  {
    name: 'users, all that match',
    path: () => '/users',
    act: async (page, t) => {
      await page.getByRole('checkbox').first().check()
      // The page holds a hundred; how many there are, the demo decides.
      const all = page.locator('.selection-bar').getByRole('button').first()
      await all.click()
      await page.locator('.selection-bar').getByRole('status').getByText(/\d{3}/).waitFor()
      await page.getByRole('button', { name: t('users.clearSelection') }).waitFor()
    },
  },
  {
    name: 'reset many, with errors',
    path: () => '/users?view=neverSignedIn',
    act: async (page, t) => {
      await page.getByRole('checkbox').first().check()
      await page.keyboard.press('r')
      await page.getByRole('dialog').waitFor()
      // The last of them: in some languages the way of that name is called the same.
      await page
        .getByRole('radio', { name: t('bulk.without.letter') })
        .last()
        .check()
      await page.getByRole('button', { name: t('bulk.preview'), exact: true }).click()
      await page.getByText(t('reset.error.verificationMissing'), { exact: true }).waitFor()
    },
  },
  job('job, dry run', DRAFT, PLANNED_ROWS, '?state=leftOut'),
  job('job, asks for the password', DRAFT, PLANNED_ROWS, '', async (page, t) => {
    const problem = { type: 'urn:kvittens:problem:fresh-sign-in-required' }
    await page.route(`**/api/jobs/${NUMBER}/start`, (route) =>
      route.fulfill({ status: 403, json: problem }),
    )
    await page.getByRole('button', { name: t('job.start.reset', { count: 443 }) }).click()
    await page.getByLabel(t('confirmPassword.label')).waitFor()
  }),
  job(
    'job, to be approved',
    {
      ...DRAFT,
      state: 'awaitingApproval',
      mine: false,
      abilities: { ...DRAFT.abilities, approve: MAY },
    },
    PLANNED_ROWS,
  ),
  job('job, waits for approval', { ...DRAFT, state: 'awaitingApproval' }, PLANNED_ROWS),
  job('job, running', RUNNING, [...DONE_ROWS, ROW]),
  job(
    'job, paused',
    {
      ...RUNNING,
      state: 'paused',
      pauseReason: 'operatorUnable',
      pausedAt: ago(0),
      secondsLeft: null,
      abilities: { ...RUNNING.abilities, pause: MAY_NOT, resume: MAY, retry: MAY },
    },
    DONE_ROWS,
  ),
  job('job, cancel?', RUNNING, DONE_ROWS, '', async (page, t) => {
    await page.getByRole('button', { name: t('job.cancel') }).click()
    await page.getByRole('alertdialog').waitFor()
  }),
  job('job, done with failures', DONE, DONE_ROWS, '?state=failed'),
  {
    name: 'jobs',
    path: () => '/deleted-users',
    act: async (page, t) => {
      const list = [
        { ...RUNNING, number: 9 },
        { ...DRAFT, number: 8, kind: 'assignRole' as const },
        { ...DONE, number: 7 },
      ].map(inList)
      const answer: JobPage = { value: list, next: null }
      await page.route(/\/api\/jobs(\?|$)/, (route) => route.fulfill({ json: answer }))
      await page.goto('/jobs')
      await page.getByText(t('job.kind.assignRole')).first().waitFor()
      await page.unroute(/\/api\/jobs(\?|$)/)
    },
  },
]

function job(
  name: string,
  standing: Job,
  rows: readonly JobRow[],
  search = '',
  act?: (page: Page, t: Translate) => Promise<void>,
): Screen {
  return {
    name,
    path: () => '/deleted-users',
    act: async (page, t) => {
      const shown: JobRowPage = { value: [...rows], next: null }
      await page.unroute(`**/api/jobs/${NUMBER}`)
      await page.unroute(`**/api/jobs/${NUMBER}/rows?*`)
      await page.route(`**/api/jobs/${NUMBER}`, (route) => route.fulfill({ json: standing }))
      await page.route(`**/api/jobs/${NUMBER}/rows?*`, (route) => route.fulfill({ json: shown }))
      await page.goto(`/jobs/${NUMBER}${search}`)
      await page.getByRole('heading', { name: t('job.kind.reset') }).waitFor()
      await act?.(page, t)
    },
  }
}

function inList({
  number,
  kind,
  state,
  operator,
  mine,
  createdAt,
  endedAt,
  counts,
}: Job): JobListItem {
  return { number, kind, state, operator, mine, createdAt, endedAt, counts }
}
