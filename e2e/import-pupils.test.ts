import { afterAll, beforeAll, expect, test } from 'vitest'
import { translator } from '../src/platform/messages.ts'
import { verify } from '../test/imports.ts'
import { codesOnPaper } from './letters.ts'
import { type MovedStage, openMovedStage } from './moved-clock.ts'

const t = translator('en')
const HEADER =
  'Användarnamn;Förnamn;Efternamn;Visningsnamn;Befattning;Avdelning;Kontor;Kontorstelefon;Mobiltelefon;Fax;Gatuadress;Ort;Län;Postnummer;Land;Målsmans adress'
const SURNAMES = ['Åkesson', 'Ärlig', 'Öberg', 'Sjöström', 'Ek']
const LETTERS = 10

let stage: MovedStage
beforeAll(async () => {
  stage = await openMovedStage()
  // The browser keeps the session's new cookie by the time that it is in truth.
  stage.kvittens.advance(Date.now() - stage.kvittens.clock.now.getTime())
})
afterAll(() => stage?.close())

test('300 pupils come from a Windows-1252 file: mapped, checked, two put right, run, tried again, letters printed', async () => {
  const { kvittens } = stage
  await kvittens.addUser({ userPrincipalName: 'taken@test.example' })
  const { page, problems } = await stage.enterAs(['GlobalAdministrator'], {})

  await page.goto('/users')
  await page.getByRole('button', { name: t('import.title'), exact: true }).click()
  await page.getByText(t('import.unfinishedNone')).waitFor()
  await page.locator('input[type=file]').setInputFiles({
    name: 'elever.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(fileOf(pupils()), 'latin1'),
  })

  // What was detected, and what the columns are: one by hand.
  const read = { encoding: 'Windows-1252', delimiter: t('import.delimiter.semicolon') }
  await page.getByText(t('import.readAs', read)).waitFor()
  await page.getByRole('cell', { name: 'Åkesson', exact: true }).first().waitFor()
  const guardian = page.getByLabel(t('import.columnIs', { column: 'Målsmans adress' }))
  expect(await guardian.inputValue()).toBe('')
  await guardian.selectOption('otherMails')
  await page.getByRole('button', { name: t('import.check') }).click()
  await page.getByRole('progressbar', { name: t('import.verifying') }).waitFor()
  await verify(kvittens)

  // Six problems, two of them put right in place; the focus goes on by itself.
  const filters = page.getByRole('navigation', { name: t('import.only') })
  const chip = (name: string, count: number) =>
    filters.getByRole('link', { name: `${name} ${count}`, exact: true }).waitFor()
  await chip(t('import.only.new'), 298)
  await chip(t('import.only.problems'), 6)
  await page.reload()
  const cell = (column: string, line: number) =>
    page.getByLabel(t('import.lineCell', { column, line: String(line) }))
  await page.getByText(t('import.problem.nameInvalid')).waitFor()
  await cell(t('field.userPrincipalName'), 300).fill('still not a name')
  await page.keyboard.press('Enter')
  await page.getByText(t('import.problem.nameInvalid')).waitFor()
  await page.waitForFunction(() =>
    document.activeElement?.getAttribute('aria-label')?.includes('300'),
  )
  await cell(t('field.userPrincipalName'), 300).fill('asa.ostlund@test.example')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() =>
    document.activeElement?.getAttribute('aria-label')?.includes('301'),
  )
  await chip(t('import.only.problems'), 5)
  await page.keyboard.press('Control+A')
  await page.keyboard.type('malsman.299@home.example')
  await page.keyboard.press('Enter')
  await chip(t('import.only.problems'), 4)
  await chip(t('import.only.new'), 300)

  // A line is left out and taken back in.
  const about = t('import.line', { line: '302' })
  await page.getByRole('button', { name: `${t('import.lineLeaveOut')}: ${about}` }).click()
  await chip(t('import.only.leftOut'), 1)
  await page.getByRole('button', { name: `${t('import.lineTakeIn')}: ${about}` }).click()
  await chip(t('import.only.leftOut'), 0)

  await page.getByRole('button', { name: t('import.toOptions') }).click()
  await page.getByRole('radio', { name: t('handover.way.setLink') }).check()
  const sentence = t('import.review.sentence', { added: 300, changed: 0, left: 4 })
  await page.getByText(sentence, { exact: true }).waitFor()
  await page.getByRole('button', { name: t('import.plan') }).click()

  // The dry run; then somebody else takes a name before it runs.
  await page.getByRole('heading', { name: t('job.gathering.title') }).waitFor()
  await kvittens.runJobs()
  await page.getByText(t('job.will.import', { count: 300 })).waitFor()
  expect(await countPupils()).toBe(0)
  const other = await kvittens.addUser({ userPrincipalName: 'elev.007@test.example' })
  await page.getByRole('button', { name: t('job.start.import', { count: 300 }) }).click()
  const progress = page.getByRole('progressbar')
  await progress.waitFor()
  expect(await progress.getAttribute('aria-valuetext')).toBe(
    t('job.progress', { done: 0, total: 300 }),
  )
  await kvittens.runJobs()
  await page.getByRole('heading', { name: t('job.done.failed') }).waitFor()
  expect(await countPupils()).toBe(299)

  await kvittens.pool.query(
    `update user_account set user_principal_name = 'someone.else@test.example' where id = $1`,
    [other.id],
  )
  await page.getByRole('button', { name: t('job.retry') }).click()
  await progress.waitFor()
  await kvittens.runJobs()
  await page.getByRole('heading', { name: t('job.done.all') }).waitFor()
  expect(await countPupils()).toBe(300)

  await page.getByText(t('job.next.letters', { count: LETTERS })).waitFor()
  await page.getByRole('link', { name: t('job.next.print') }).click()
  await page.getByRole('button', { name: t('letters.print', { count: LETTERS }) }).click()
  await page.getByRole('heading', { name: t('page.letters.title', { count: LETTERS }) }).waitFor()
  expect(new Set(await codesOnPaper(page)).size).toBe(LETTERS)
  await page.getByRole('button', { name: t('page.letters.printed', { count: LETTERS }) }).click()
  await page.getByText(t('letters.allPrinted', { count: LETTERS })).waitFor()
  expect(problems).toEqual([])

  async function countPupils(): Promise<number> {
    const { rows } = await kvittens.pool.query(
      `select count(*)::int as count from user_account where job_title = 'Elev'`,
    )
    return rows[0].count
  }
}, 120_000)

/** 298 good ones, and six that can't be added as they are, on the lines 300 to 305. */
function pupils(): string[][] {
  const good = Array.from({ length: 298 }, (_, index) => {
    const number = String(index + 1).padStart(3, '0')
    const surname = SURNAMES[index % SURNAMES.length] ?? ''
    const address = index < LETTERS ? '' : `malsman.${number}@home.example`
    return pupil(`elev.${number}@test.example`, 'Åsa', surname, address)
  })
  return [
    ...good,
    pupil('åsa östlund@test.example', 'Åsa', 'Östlund', 'malsman.300@home.example'),
    pupil('elev.301@test.example', 'Örjan', 'Ek', 'malsman at home'),
    pupil('elev.302@elsewhere.example', 'Örjan', 'Ek', 'malsman.302@home.example'),
    pupil('taken@test.example', 'Örjan', 'Ek', 'malsman.303@home.example'),
    pupil('', 'Örjan', 'Ek', 'malsman.304@home.example'),
    pupil('elev.305@test.example', '', '', 'malsman.305@home.example'),
  ]
}

function pupil(name: string, first: string, last: string, guardian: string): string[] {
  const rest = ['Elev', '7B', 'Björkskolan', '', '', '', 'Ängsvägen 1', 'Växjö', '', '352 30']
  return [name, first, last, `${first} ${last}`.trim(), ...rest, 'Sverige', guardian]
}

function fileOf(lines: readonly string[][]): string {
  return [HEADER, ...lines.map((cells) => cells.join(';')), ''].join('\r\n')
}
