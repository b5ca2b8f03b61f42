import type { Page, Route } from 'playwright-core'
import type { Translate } from '../messages/translate.ts'
import type { ReportMailbox } from '../src/organisation/contract.ts'
import { severalMailServers } from './several-mail-servers.ts'
import { SECTIONS } from '../web/settings/settings-search.ts'
import { FOLLOW_UP_SCREENS } from './follow-up-screens.ts'
import { IMPORT_SCREENS } from './import-screens.ts'
import { JOB_SCREENS } from './job-screens.ts'
import { LIST_SCREENS } from './list-screens.ts'
import type { Screen } from './screen.ts'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

// Behind a panel an empty list will do: axe reads what stands behind it, too.
const BEHIND = '/users?search=qqqqqq'

const FAILED_MAILBOX: ReportMailbox = {
  server: 'outlook.office365.com:993/INBOX',
  state: 'failed',
  connectedAt: null,
  readAt: new Date(Date.now() - 3_600_000).toISOString(),
  reason: 'signInRefused',
  serverAnswer: 'AUTHENTICATE failed.',
  retryAt: new Date(Date.now() + 840_000).toISOString(),
}

/** All that operators see; what stands open over a list is a screen of its own. */
export const OPERATOR_SCREENS: readonly Screen[] = [
  { name: 'home', path: () => '/' },
  {
    name: 'home, as a table',
    path: () => '/',
    act: async (page, t) => {
      await button(page, t('overview.showTable')).click()
      await page.getByRole('table').waitFor()
    },
  },
  { name: 'users', path: () => '/users' },
  { name: 'users, none match', path: () => '/users?search=qqqqqq' },
  {
    name: 'users, filtered and selected',
    path: () => '/users?view=neverSignedIn',
    act: async (page, t) => {
      await page.getByRole('checkbox').nth(2).check()
      await button(page, t('users.filter')).click()
    },
  },
  ...LIST_SCREENS,
  { name: 'user panel', path: ({ userId }) => `${BEHIND}&user=${userId}`, act: untilPanel },
  { name: 'user', path: ({ userId }) => `/users/${userId}` },
  { name: 'user, unknown', path: () => '/users/00000000-0000-4000-8000-000000000000' },
  {
    name: 'edit user',
    path: ({ userId }) => `/users/${userId}`,
    act: async (page, t) => {
      await openFromBar(page, t, t('common.edit'))
      await untilPanel(page)
    },
  },
  {
    name: 'delete user?',
    path: ({ userId }) => `/users/${userId}`,
    act: async (page, t) => {
      await openFromBar(page, t, t('users.delete'))
      await page.getByRole('alertdialog').waitFor()
    },
  },
  {
    name: 'reset panel, with errors',
    path: ({ userId }) => `${BEHIND}&reset=${userId}`,
    act: async (page, t) => {
      await untilPanel(page)
      await page.getByLabel(t('reset.recipient')).fill('somebody@elsewhere.example')
      await button(page, t('reset.submit')).click()
      await page.getByText(t('reset.error.verificationMissing'), { exact: true }).waitFor()
    },
  },
  {
    name: 'reset result',
    path: ({ userId }) => `${BEHIND}&reset=${userId}`,
    act: async (page, t) => {
      await untilPanel(page)
      await page.getByRole('checkbox', { name: t('reset.pin') }).check()
      await button(page, t('reset.submit')).click()
      await page.getByRole('dialog', { name: t('reset.done') }).waitFor()
    },
  },
  {
    name: 'add a user',
    path: () => `${BEHIND}&add=1`,
    act: async (page, t) => {
      await untilPanel(page)
      await button(page, t('add.next')).click()
    },
  },
  {
    name: 'add a user, options',
    path: () => `${BEHIND}&add=1`,
    act: async (page, t) => await fillBasics(page, t),
  },
  {
    name: 'add a user, review',
    path: () => `${BEHIND}&add=1`,
    act: async (page, t) => {
      await fillBasics(page, t)
      await button(page, t('add.next')).click()
      await button(page, t('add.createAndHandOver')).waitFor()
    },
  },
  { name: 'deleted users', path: () => '/deleted-users' },
  ...FOLLOW_UP_SCREENS,
  ...JOB_SCREENS,
  ...IMPORT_SCREENS,
  { name: 'hand-over', path: ({ handoverNumber }) => `/handovers/${handoverNumber}` },
  { name: 'hand-over, disputed', path: ({ disputedNumber }) => `/handovers/${disputedNumber}` },
  { name: 'hand-over, unknown', path: () => '/handovers/999999' },
  {
    name: 'record a receipt',
    path: ({ handoverNumber }) => `/handovers/${handoverNumber}`,
    act: async (page, t) => {
      await openFromMenu(page, t('handover.record'))
      await page.getByRole('dialog').waitFor()
      await button(page, t('handover.recordSave')).click()
    },
  },
  {
    name: 'call, with errors',
    path: ({ handoverNumber }) => `/follow-up?search=qqqqqq&call=${handoverNumber}`,
    act: async (page, t) => {
      await page
        .getByRole('radio', { name: t('call.outcome.has') })
        .first()
        .check()
      await button(page, t('call.submit.has')).click()
      await page.getByText(t('call.verifiedMissing'), { exact: true }).waitFor()
    },
  },
  {
    name: 'call, disputed',
    path: ({ disputedNumber }) => `/follow-up?search=qqqqqq&call=${disputedNumber}`,
    act: async (page, t) => {
      await page.getByRole('radio', { name: t('call.outcome.notThemAgain') }).check()
    },
  },
  {
    name: 'withdraw?',
    path: ({ handoverNumber }) => `/handovers/${handoverNumber}`,
    act: async (page, t) => {
      await openFromMenu(page, t('handover.withdraw'))
      await page.getByRole('alertdialog').waitFor()
    },
  },
  { name: 'letters', path: () => '/letters' },
  { name: 'letters, by class', path: () => '/letters?sortBy=department' },
  {
    name: 'letters, to print',
    path: () => '/letters',
    act: async (page, t) => {
      await button(page, t('letters.print', { count: 1 })).click()
      await page.locator('.sheet').first().waitFor()
    },
  },
  { name: 'letters, did it print?', path: () => '/letters' },
  {
    name: 'letters, discard?',
    path: () => '/letters',
    act: async (page, t) => {
      await page
        .getByRole('button', { name: t('letters.discard') })
        .first()
        .click()
      await page.getByRole('alertdialog').waitFor()
    },
  },
  { name: 'hand-over by letter', path: ({ letterNumber }) => `/handovers/${letterNumber}` },
  {
    name: 'reset panel, letter',
    path: ({ userId }) => `${BEHIND}&reset=${userId}`,
    act: async (page, t) => {
      await untilPanel(page)
      await page.getByRole('radio', { name: t('handover.way.letter') }).check()
      await page.getByLabel(t('verification.how')).waitFor()
    },
  },
  { name: 'roles', path: () => '/roles' },
  {
    name: 'roles, compared',
    path: () => '/roles?role=PasswordAdministrator&compare=HelpdeskAdministrator',
  },
  {
    name: 'give a role',
    path: () => '/roles?role=PasswordAdministrator&assign=1',
    act: async (page, t) => {
      await untilPanel(page)
      await page.getByLabel(t('roles.assignSearch')).fill('lind')
      await button(page, t('roles.assignTo')).first().waitFor()
    },
  },
  {
    name: 'audit log, verified',
    path: () => '/audit',
    act: async (page, t) => {
      await button(page, t('audit.verify')).click()
      const events = page.getByRole('list', { name: t('audit.list') })
      await events.getByRole('button').first().click()
    },
  },
  {
    name: 'audit log, export',
    path: () => '/audit?search=qqqqqq',
    act: async (page, t) => {
      await button(page, t('audit.export')).click()
      await page.getByRole('menu').waitFor()
    },
  },
  { name: 'audit log, none match', path: () => '/audit?search=qqqqqq' },
  ...SECTIONS.map((section) => ({
    name: `settings, ${section}`,
    path: () => `/settings?section=${section}`,
  })),
  {
    name: 'settings, several mail servers',
    path: () => '/settings?section=mail',
    act: async (page, t) => {
      await page.route(
        '**/api/settings/mail',
        (route) => route.fulfill({ json: severalMailServers() }),
        {
          times: 1,
        },
      )
      await page.reload()
      await page.getByText(t('settings.mail.limited'), { exact: true }).waitFor()
    },
  },
  {
    name: 'settings, a mailbox that is not read',
    path: () => '/settings?section=mail',
    act: async (page, t) => {
      // A demo has none: the server's answer is given one.
      const answer = async (route: Route) => {
        const told = await (await route.fetch()).json()
        await route.fulfill({ json: { ...told, reportMailbox: FAILED_MAILBOX } })
      }
      await page.route('**/api/settings/mail', answer, { times: 2 })
      await page.reload()
      await page.getByRole('heading', { name: t('settings.mail.mailbox.title') }).waitFor()
    },
  },
  { name: 'set-up, done', path: () => '/setup' },
  { name: 'no such page', path: () => '/users/a/b' },
  {
    name: 'palette',
    path: () => BEHIND,
    act: async (page) => {
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox').fill('e')
    },
  },
  {
    name: 'keyboard shortcuts',
    path: () => BEHIND,
    act: async (page) => {
      await page.keyboard.press('Shift+?')
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'menu of the account',
    path: () => '/follow-up',
    act: async (page) => {
      await page.getByRole('banner').getByRole('button').last().click()
      await page.getByRole('menu').waitFor()
    },
  },
]

async function untilPanel(page: Page): Promise<void> {
  await page.getByRole('dialog').waitFor()
}

async function openFromBar(page: Page, t: Translate, command: string): Promise<void> {
  const bar = page.getByRole('group', { name: t('user.actions') })
  await bar.getByRole('button', { name: command, exact: true }).click()
}

async function openFromMenu(page: Page, entry: string): Promise<void> {
  const menus = page.getByRole('main').getByRole('button').and(page.locator('[aria-haspopup=menu]'))
  await menus.first().click()
  await page.getByRole('menuitem', { name: entry }).click()
}

async function fillBasics(page: Page, t: Translate): Promise<void> {
  await untilPanel(page)
  await page.getByLabel(t('field.givenName')).fill('Ida')
  await page.getByLabel(t('field.surname')).fill('Inspekt')
  await page.getByLabel(t('add.alternate')).fill('ida.inspekt@mail.example')
  await button(page, t('add.next')).click()
  await page.getByLabel(t('reset.recipient')).waitFor()
}
