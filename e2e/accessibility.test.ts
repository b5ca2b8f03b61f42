import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPeople, type DemoPerson } from '../src/demo/people.ts'
import { LANGUAGES, type Language } from '../src/platform/language.ts'
import { translator } from '../src/platform/messages.ts'
import type { ResetPasswordResponse } from '../src/resets/contract.ts'
import { inspectPage, settle } from './inspect-page.ts'
import { codesOnPaper, makeLetter, walkCode } from './letters.ts'
import { OPERATOR_SCREENS } from './operator-screens.ts'
import { callApi, findUserId, type Visitor } from './people.ts'
import {
  findLink,
  type Sent,
  walkDispute,
  walkMailbox,
  walkReveal,
  walkSet,
} from './recipient-screens.ts'
import type { Screen, ScreenIds } from './screen.ts'
import { openStage, type Stage } from './stage.ts'

// Global administrators see every screen; whoever isn't one yet is made one.
const OPERATORS: Readonly<Record<Language, string>> = {
  sv: 'gunilla.granstrom@contoso.example',
  en: 'gustav.gyllenhammar@contoso.example',
  de: 'peter.pfeiffer@contoso.example',
  'zh-CN': 'ming.peng@contoso.example',
}
const PASSWORD = 'Quokkas tanzen 8 Polkas'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

test.concurrent.each(LANGUAGES)(
  'on every screen axe finds nothing, no safety rule breaks, and 320 pixels are enough: %s',
  { timeout: 480_000 },
  async (language) => {
    const t = translator(language)
    const faults: string[] = []
    const operator = await enter()
    const owners = [await enter(), await enter(), await enter()] as const
    await becomeGlobalAdministrator(operator.page)
    const [first, second, third, fourth, untouched, deleted, lettered] = await findPeople(
      operator.page,
    )
    const revealed = await reset(operator.page, first, { way: 'revealLink' })
    const set = await reset(operator.page, second, { way: 'setLink' })
    const disputed = await reset(operator.page, third, { way: 'revealLink', pin: true })
    const open = await reset(operator.page, fourth, { way: 'revealLink' })
    const letter = await makeLetter(operator.page, lettered.id)
    await callApi(operator.page, 'DELETE', `/users/${deleted.id}`)

    await walkReveal(owners[0].page, t, inspect, {
      link: await walkMailbox(operator.page, inspect, revealed),
      name: first.userPrincipalName,
    })
    await walkSet(owners[1].page, t, inspect, {
      link: await findLink(operator.page, set),
      name: second.userPrincipalName,
    })
    await walkDispute(owners[2].page, t, inspect, {
      link: await findLink(operator.page, disputed),
      name: third.userPrincipalName,
    })
    for (const screen of OPERATOR_SCREENS)
      await inspectScreen(operator.page, screen, {
        userId: untouched.id,
        handoverNumber: open.number,
        disputedNumber: disputed.number,
        letterNumber: letter.handover.number,
      })
    await operator.page.goto(`/handovers/${letter.handover.number}`)
    await operator.page.getByRole('button', { name: t('handover.printLetter') }).click()
    await operator.page.locator('.sheet').waitFor()
    const [code = ''] = await codesOnPaper(operator.page)
    await walkCode(owners[2].page, t, inspect, code)
    const problems = [operator, ...owners].flatMap((each) => each.problems)
    expect([...faults, ...problems]).toEqual([])

    async function enter(): Promise<Visitor> {
      return await stage.enter({ locale: language, reducedMotion: 'reduce' })
    }

    async function inspect(page: Page, name: string): Promise<void> {
      faults.push(...(await inspectPage(page, name, { colours: language === 'en' })))
    }

    async function inspectScreen(page: Page, { name, path, act }: Screen, ids: ScreenIds) {
      try {
        await page.goto(path(ids))
        // By its tag: behind an open panel it has no role.
        await page.locator('main').waitFor()
        await settle(page)
        await act?.(page, t)
        await inspect(page, name)
      } catch (error) {
        // One screen that can't be reached doesn't hide what is wrong with the others.
        faults.push(`${name}: ${String(error)}`)
      }
    }

    async function becomeGlobalAdministrator(page: Page): Promise<void> {
      await page.goto(await stage.product.cli('admin', 'invite', OPERATORS[language]))
      await inspect(page, 'invite')
      await page.getByLabel(t('page.password.new'), { exact: true }).fill(PASSWORD)
      await page.getByLabel(t('page.password.repeat')).fill(PASSWORD)
      await page.getByRole('main').getByRole('button').last().click()
      await page.getByRole('navigation').first().waitFor()
    }

    async function findPeople(page: Page) {
      const [one, two, three, four, five, six, seven] = await Promise.all(
        demoPeople()
          .filter(isOrdinary)
          .slice(0, 7)
          .map(async (person) => ({
            ...person,
            id: await findUserId(page, person.userPrincipalName),
          })),
      )
      if (!one || !two || !three || !four || !five || !six || !seven)
        throw new Error(`Too few people of the demo speak ${language}.`)
      return [one, two, three, four, five, six, seven] as const
    }

    function isOrdinary(person: DemoPerson): boolean {
      const { preferredLanguage, roles, blocked, neverSignedIn, otherMails } = person
      const isPlain = roles.length === 0 && !blocked && !neverSignedIn
      return isPlain && preferredLanguage === language && otherMails.length > 0
    }
  },
)

async function reset(
  page: Page,
  { id, otherMails }: { id: string; otherMails: readonly string[] },
  options: { way: 'revealLink' | 'setLink'; pin?: boolean },
): Promise<Sent> {
  const [recipient = ''] = otherMails
  const body = { ...options, recipient }
  const path = `/users/${id}/reset-password`
  const { handover } = await callApi<ResetPasswordResponse>(page, 'POST', path, body)
  return { reference: handover.reference, number: handover.number, recipient }
}
