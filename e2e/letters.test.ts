import { afterAll, beforeAll, expect, test } from 'vitest'
import { encode } from 'uqr'
import { demoPeople } from '../src/demo/people.ts'
import { translator } from '../src/platform/messages.ts'
import { codesOnPaper, makeLetter, walkCode } from './letters.ts'
import { ENGLISH_GLOBAL_ADMINISTRATOR, findUserId, signInToDemo } from './people.ts'
import { openStage, type Stage } from './stage.ts'

const PASSWORD = 'Zwölf Boxkämpfer jagen Viktor'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

test('letters are chosen, printed on a page each, said to have printed, and typed by their person', async () => {
  const t = translator('en')
  const { page, problems } = await stage.enter({ locale: 'en' })
  await signInToDemo(page, stage.product, ENGLISH_GLOBAL_ADMINISTRATOR)
  const people = demoPeople()
    .filter(({ roles, blocked, neverSignedIn }) => roles.length === 0 && !blocked && !neverSignedIn)
    .slice(0, 4)
  const languages = ['en', 'sv', 'de', 'zh-CN']
  for (const [index, { userPrincipalName }] of people.entries())
    await makeLetter(page, await findUserId(page, userPrincipalName), {
      language: languages[index] ?? 'en',
      pin: index === 2,
    })

  await page.goto('/')
  await page.getByRole('link', { name: new RegExp(t('home.card.letters')) }).click()
  await page.getByRole('button', { name: t('letters.print', { count: 4 }) }).waitFor()
  await page
    .getByRole('checkbox', { name: /^Select K-/ })
    .first()
    .uncheck()
  await page.getByRole('button', { name: t('letters.print', { count: 3 }) }).click()
  await page.getByRole('heading', { name: t('page.letters.title', { count: 3 }) }).waitFor()
  expect(page.url()).not.toMatch(/[?#]/)
  const codes = await codesOnPaper(page)
  expect(new Set(codes).size).toBe(3)

  // The modules that are drawn are those of the link.
  const drawn = await page.locator('.qr path').evaluateAll((paths) =>
    paths.map((path) => {
      const runs = [...(path.getAttribute('d') ?? '').matchAll(/M(\d+) (\d+)h(\d+)v1/g)]
      return runs.flatMap(([, x, y, width]) =>
        Array.from(
          { length: Number(width) },
          (_, step) => `${Number(x) + step - 4},${Number(y) - 4}`,
        ),
      )
    }),
  )
  for (const [index, code] of codes.entries()) {
    const link = `${stage.product.url}/r/${code.replaceAll(' ', '')}`
    const { data } = encode(link, { ecc: 'M', boostEcc: true, border: 0 })
    const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`${x},${y}`] : [])))
    expect(drawn[index]).toEqual(dark)
  }

  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  const sheets = await page.locator('.sheet').evaluateAll((all) =>
    all.map((sheet) => {
      const at = (selector: string) =>
        sheet.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect()
      const top = sheet.getBoundingClientRect().top
      const mm = (pixels: number) => Math.round((pixels * 25.4) / 96)
      return {
        fits: at('.text').bottom < at('.foot').top && at('.to').bottom < at('.window').bottom,
        window: [at('.window').left, at('.window').top - top].map(mm),
        colour: getComputedStyle(sheet).color,
        background: getComputedStyle(sheet).backgroundColor,
      }
    }),
  )
  for (const sheet of sheets)
    expect(sheet).toEqual({
      fits: true,
      window: [20, 45],
      colour: 'rgb(0, 0, 0)',
      background: 'rgb(255, 255, 255)',
    })
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(3)
  await page.emulateMedia({ media: 'screen' })

  await page.getByRole('button', { name: t('page.letters.printed', { count: 3 }) }).click()
  await page.getByRole('heading', { name: t('letters.title') }).waitFor()
  await page.getByRole('button', { name: t('letters.print', { count: 1 }) }).waitFor()
  await page.getByRole('button', { name: t('letters.discard') }).click()
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: t('letters.discard') })
    .click()
  await page.getByText(t('letters.none')).waitFor()

  const owner = await stage.enter({ locale: 'en' })
  const [name = ''] = people.map(({ userPrincipalName }) => userPrincipalName)
  // Printed as they are listed, the newest first: the first person's is the last.
  await walkCode(owner.page, t, async () => undefined, codes.at(-1) ?? '')
  await owner.page.getByLabel(t('page.handover.name')).fill(name)
  await owner.page.getByLabel(t('page.password.new'), { exact: true }).fill(PASSWORD)
  await owner.page.getByLabel(t('page.password.repeat')).fill(PASSWORD)
  await owner.page.getByRole('button', { name: t('page.handover.set') }).click()
  await owner.page.getByRole('heading', { name: t('page.setDone.title') }).waitFor()
  expect([...problems, ...owner.problems]).toEqual([])
}, 120_000)
