import type { Page } from 'playwright-core'
import type { Translate } from '../messages/translate.ts'
import type { Screen } from './screen.ts'

/** The desk, with what stands open over it. */
export const FOLLOW_UP_SCREENS: readonly Screen[] = [
  { name: 'follow-up', path: () => '/follow-up' },
  { name: 'follow-up, done', path: () => '/follow-up?group=done' },
  { name: 'follow-up, none match', path: () => '/follow-up?search=qqqqqq' },
  {
    name: 'follow-up, selected',
    path: () => '/follow-up?scope=all',
    act: selectTwo,
  },
  {
    name: 'follow-up, assign',
    path: () => '/follow-up?scope=all',
    act: async (page, t) => {
      await selectTwo(page, t)
      await page.keyboard.press('Shift+a')
      await page.getByRole('dialog').getByRole('option').first().waitFor()
    },
  },
  {
    name: 'follow-up, snooze',
    path: () => '/follow-up?scope=all',
    act: async (page, t) => {
      await selectTwo(page, t)
      await page.keyboard.press('s')
      await page.getByRole('menu').waitFor()
    },
  },
  {
    name: 'follow-up, due at a time',
    path: () => '/follow-up?scope=all',
    act: async (page, t) => {
      await selectTwo(page, t)
      await page.keyboard.press('d')
      await page.getByRole('menuitem', { name: t('work.pickTime') }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  { name: 'follow-up, unassigned', path: () => '/follow-up?scope=unassigned' },
]

async function selectTwo(page: Page, t: Translate): Promise<void> {
  await page.getByRole('article').first().waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.keyboard.press('Shift+ArrowDown')
  await page
    .getByRole('status')
    .getByText(t('followUp.selected', { count: 2 }))
    .waitFor()
}
