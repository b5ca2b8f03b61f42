import type { Page } from 'playwright-core'
import type { Screen } from './screen.ts'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const untilDialog = async (page: Page) => await page.getByRole('dialog').waitFor()

/** How the list of users is wanted: its columns, its saved views. */
export const LIST_SCREENS: readonly Screen[] = [
  {
    name: 'users, columns',
    path: () => '/users?view=blocked',
    act: async (page, t) => {
      await button(page, t('users.columns')).click()
      await untilDialog(page)
    },
  },
  {
    name: 'users, saved views',
    path: () => '/users?role=any',
    act: async (page, t) => {
      await button(page, t('views.save')).click()
      await page.getByLabel(t('views.name')).fill(`Roles ${Date.now()}`)
      await page
        .getByRole('dialog')
        .getByRole('button', { name: t('common.save') })
        .click()
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await page.getByRole('button', { name: t('views.title') }).click()
      await untilDialog(page)
    },
  },
  {
    name: 'users, save as view',
    path: () => '/users?signIn=blocked',
    act: async (page, t) => {
      await button(page, t('views.save')).click()
      await untilDialog(page)
    },
  },
]
