import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { translator } from '../src/platform/messages.ts'
import { type MovedStage, openMovedStage } from './moved-clock.ts'

const PASSWORD = 'vinter kommer alltid tillbaka'
const t = translator('en')

let stage: MovedStage
beforeAll(async () => {
  stage = await openMovedStage()
  // The browser keeps the session's new cookie by the time that it is in truth.
  stage.kvittens.advance(Date.now() - stage.kvittens.clock.now.getTime())
})
afterAll(() => stage?.close())

test('all that match are reset: previewed, started with the own password, watched, tried again, reported', async () => {
  const { kvittens } = stage
  const { page, problems } = await stage.enterAs(['PasswordAdministrator'], { password: PASSWORD })
  const [first] = await Promise.all(
    Array.from({ length: 101 }, () => kvittens.addUser({ displayName: 'Elev Ek' })),
  )
  await kvittens.addUser({ displayName: 'Elev Utan', otherMail: null })
  await kvittens.addUser({ displayName: 'Elev Rektor', roles: ['GlobalAdministrator'] })

  // All that match are chosen by the filter, also those that the page has not loaded.
  await page.goto('/users?search=elev')
  await page.getByRole('checkbox', { name: t('grid.selectAll') }).check()
  const bar = page.locator('.selection-bar')
  await bar.getByText(t('users.selected', { count: 100 })).waitFor()
  await bar.getByRole('button', { name: t('users.selectMatching', { count: 103 }) }).click()
  await bar.getByText(t('users.selectedMatching', { count: 103 })).waitFor()
  expect(await focused()).toBe(t('users.clearSelection'))
  await page.keyboard.press('Escape')
  await bar.getByText(t('users.count', { count: 103 })).waitFor()
  await page.getByRole('checkbox', { name: t('grid.selectAll') }).check()
  await bar.getByRole('button', { name: t('users.selectMatching', { count: 103 }) }).click()

  await page.getByRole('button', { name: t('job.kind.reset'), exact: true }).click()
  const panel = page.getByRole('dialog', { name: t('bulk.reset.title') })
  await panel.getByText(t('bulk.forAll', { count: 103 })).waitFor()
  const asked = page.waitForRequest('**/api/bulk')
  await panel.getByRole('button', { name: t('bulk.preview') }).click()
  expect((await asked).postDataJSON().selection).toEqual({ query: { view: 'all', search: 'elev' } })

  // The dry run says what would happen, and nothing has.
  await page.getByRole('heading', { name: t('job.gathering.title') }).waitFor()
  await kvittens.runJobs()
  await page.getByText(t('job.will.reset', { count: 101 })).waitFor()
  await page.getByRole('link', { name: t('job.rowState.leftOut') }).click()
  await page.getByRole('link', { name: t('job.reason.role-above-yours') }).click()
  await page.getByRole('row', { name: 'Elev Rektor' }).waitFor()
  await page.getByRole('row', { name: 'Elev Utan' }).waitFor({ state: 'detached' })
  expect(await countHandovers()).toBe(0)

  // So many ask for the operator's own password, once it is a while since they signed in.
  await stage.pass(0.3)
  await kvittens.pool.query('update user_account set deleted_at = now() where id = $1', [first?.id])
  await page.getByRole('button', { name: t('job.start.reset', { count: 101 }) }).click()
  const dialog = page.getByRole('dialog', { name: t('confirmPassword.title') })
  await dialog.getByLabel(t('confirmPassword.label')).fill('a wrong guess')
  await page.keyboard.press('Enter')
  await dialog.getByText(t('problem.current-password-wrong')).waitFor()
  await dialog.getByLabel(t('confirmPassword.label')).fill(PASSWORD)
  await page.keyboard.press('Enter')

  // It goes on by itself, and the page follows.
  const progress = page.getByRole('progressbar')
  await progress.waitFor()
  expect(await progress.getAttribute('aria-valuetext')).toBe(
    t('job.progress', { done: 0, total: 101 }),
  )
  // Whoever started it is led to what stands there now.
  await expect.poll(focused).toBe(t('job.progress', { done: 0, total: 101 }))
  await kvittens.runJobs()
  await page.getByRole('heading', { name: t('job.done.failed') }).waitFor()
  await page.getByText(t('job.was.reset', { count: 100 })).waitFor()
  await page.getByRole('link', { name: t('job.rowState.failed') }).click()
  await page.getByRole('row', { name: 'Elev Ek' }).getByText(t('job.reason.user-deleted')).waitFor()

  await kvittens.pool.query('update user_account set deleted_at = null where id = $1', [first?.id])
  await page.getByRole('button', { name: t('job.retry') }).click()
  await progress.waitFor()
  await kvittens.runJobs()
  await page.getByRole('heading', { name: t('job.done.all') }).waitFor()
  expect(await countHandovers()).toBe(101)

  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: t('job.report') }).click()
  const report = await readFile(await (await saved).path(), 'utf8')
  expect(report.trim().split('\n')).toHaveLength(104)
  expect(report).toContain(t('job.reason.no-address'))
  expect(problems).toEqual([])

  async function focused(): Promise<string | null | undefined> {
    return await page.evaluate(() => document.activeElement?.textContent)
  }

  async function countHandovers(): Promise<number> {
    const { rows } = await kvittens.pool.query('select count(*)::int as count from handover')
    return rows[0].count
  }
}, 120_000)
