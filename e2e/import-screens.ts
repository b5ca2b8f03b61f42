import type { Page } from 'playwright-core'
import type { Translate } from '../messages/translate.ts'
import type { Screen } from './screen.ts'

const PUPILS = [
  'Namn på konto;Förnamn;Efternamn;Klass;Privat e-post;Telefon till vårdnadshavare',
  'astrid.wallin.ny@contoso.example;Astrid;Wallin;7B;astrid.ny@mail.example;070-123 45 67',
  'bo ek@contoso.example;Bo;Ek;7B;bo.ny@mail.example;',
  'wolfeschlegelsteinhausenbergerdorff@elsewhere.example;Maximiliane-Alexandrina;Wolfeschlegelsteinhausenbergerdorff;8A;inte en adress;',
  'frida.tornqvist@contoso.example;Frida;Törnqvist;8A;;',
  'cecilia.bjork.ny@contoso.example;Cecilia;Björk;8A;;',
]

/** One file from the beginning to its options. */
export const IMPORT_SCREENS: readonly Screen[] = [
  {
    name: 'import, choose a file',
    path: () => '/users/import',
    act: async (page, t) => {
      await page.getByText(t('import.paste'), { exact: true }).click()
      await page.getByRole('button', { name: t('import.pasteSend') }).click()
      await page.getByText(t('import.pasteEmpty')).waitFor()
    },
  },
  {
    name: 'import, refused',
    path: () => '/users/import',
    act: async (page) => {
      await choose(page, 'tom.csv', '')
      await page.getByRole('alert').first().waitFor()
    },
  },
  {
    name: 'import, read otherwise',
    path: () => '/users/import?sheet=Klass+7B&instead=00000000-0000-4000-8000-000000000000',
    act: async (page) => {
      await page.getByText('Klass 7B', { exact: false }).first().waitFor()
    },
  },
  { name: 'import, columns', path: () => '/users/import', act: uploadPupils },
  {
    name: 'import, check with problems',
    path: () => '/users/import',
    act: async (page, t) => await checkPupils(page, t),
  },
  {
    name: 'import, options',
    path: () => '/users/import',
    act: async (page, t) => {
      await checkPupils(page, t, 'addAndUpdate')
      await page.getByRole('button', { name: t('import.toOptions') }).click()
      await page.getByRole('checkbox', { name: t('import.existing') }).check()
      await page.getByText(t('import.roles'), { exact: true }).click()
      await page.getByRole('button', { name: t('import.plan') }).waitFor()
    },
  },
  {
    name: 'import, unknown',
    path: () => '/users/import/00000000-0000-4000-8000-000000000000',
  },
]

async function choose(page: Page, name: string, text: string): Promise<void> {
  const file = { name, mimeType: 'text/csv', buffer: Buffer.from(text, 'latin1') }
  await page.locator('input[type=file]').setInputFiles(file)
}

async function uploadPupils(page: Page, t: Translate): Promise<void> {
  await page.getByRole('heading', { name: t('import.unfinished') }).waitFor()
  await choose(page, 'elever.csv', PUPILS.join('\r\n'))
  await page.getByRole('heading', { name: t('import.columnsTitle') }).waitFor()
}

async function checkPupils(
  page: Page,
  t: Translate,
  mode: 'add' | 'addAndUpdate' = 'add',
): Promise<void> {
  await uploadPupils(page, t)
  await page.getByRole('combobox').first().selectOption('userPrincipalName')
  await page.getByRole('radio', { name: t(`import.mode.${mode}`), exact: true }).check()
  await page.getByRole('button', { name: t('import.check') }).click()
  await page.getByRole('button', { name: t('import.toOptions') }).waitFor()
}
