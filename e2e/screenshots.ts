// Pictures of every screen, for people to look at: node e2e/screenshots.ts FOLDER [only-screens-with-this-in-their-name [LANGUAGE]]
// With --readme instead of a folder: docs/screenshot.png.
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { demoPeople } from '../src/demo/people.ts'
import { LANGUAGES } from '../src/platform/language.ts'
import { translator } from '../src/platform/messages.ts'
import type { ResetPasswordResponse } from '../src/resets/contract.ts'
import { settle } from './inspect-page.ts'
import { makeLetter } from './letters.ts'
import { OPERATOR_SCREENS } from './operator-screens.ts'
import {
  callApi,
  demoPerson,
  ENGLISH_GLOBAL_ADMINISTRATOR,
  findUserId,
  signInToDemo,
} from './people.ts'
import { findLink, type Sent, walkDispute, walkReveal, walkSet } from './recipient-screens.ts'
import { openStage, type Stage } from './stage.ts'

const SIZES = { 1440: { width: 1440, height: 900 }, 390: { width: 390, height: 844 } }
const README = path.resolve(import.meta.dirname, '../docs/screenshot.png')

const [target, wanted = '', asked = 'en'] = process.argv.slice(2)
const language = LANGUAGES.find((each) => each === asked) ?? 'en'
if (target === undefined) throw new Error('Which folder? node e2e/screenshots.ts FOLDER')
const stage = await openStage()
try {
  await (target === '--readme' ? takeForReadme(stage) : takeAll(stage, target))
} finally {
  await stage.close()
}

type Page = Awaited<ReturnType<Stage['enter']>>['page']

async function enter({ enter: open, product }: Stage): Promise<Page> {
  const { page } = await open({ viewport: SIZES[1440], reducedMotion: 'reduce', locale: language })
  await signInToDemo(page, product, ENGLISH_GLOBAL_ADMINISTRATOR)
  const id = await findUserId(page, ENGLISH_GLOBAL_ADMINISTRATOR)
  await callApi(page, 'PATCH', `/users/${id}`, { preferredLanguage: language })
  return page
}

async function takeForReadme(open: Stage): Promise<void> {
  const page = await enter(open)
  await prepare(page)
  const id = await findUserId(page, 'frida.tornqvist@contoso.example')
  await page.goto(`/users?reset=${id}`)
  await page.getByLabel(translator('en')('reset.recipient')).waitFor()
  await settle(page)
  await mkdir(path.dirname(README), { recursive: true })
  await page.screenshot({ path: README })
}

async function takeAll(open: Stage, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const page = await enter(open)
  const t = translator(language)
  const shoot = async (of: Page, name: string): Promise<void> => {
    if (name.includes(wanted)) await takeBoth(of, path.join(folder, name.replace(/\W+/g, '-')))
  }
  const { sent, ids } = await prepare(page)
  const recipient = async () =>
    (await open.enter({ reducedMotion: 'reduce', locale: language })).page
  const [reveal, set, dispute] = sent
  await walkReveal(await recipient(), t, shoot, await linkOf(page, reveal))
  await walkSet(await recipient(), t, shoot, await linkOf(page, set))
  await walkDispute(await recipient(), t, shoot, await linkOf(page, dispute))
  await page.goto('/mailbox')
  await shoot(page, 'mailbox')
  for (const { name, path: address, act } of OPERATOR_SCREENS) {
    if (!name.includes(wanted)) continue
    await page.goto(address(ids).replace('search=qqqqqq&', ''))
    await page.locator('main').waitFor()
    await settle(page)
    await act?.(page, t)
    await shoot(page, name)
  }
}

/** At both sizes, in light and in dark. */
async function takeBoth(page: Page, name: string): Promise<void> {
  for (const [width, size] of Object.entries(SIZES)) {
    await page.setViewportSize(size)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await settle(page)
      await page.screenshot({ path: `${name}-${width}-${colorScheme}.png` })
    }
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(SIZES[1440])
}

async function linkOf(page: Page, { name, ...sent }: Sent & { name: string }) {
  return { link: await findLink(page, sent), name }
}

async function prepare(page: Page) {
  const people = demoPeople().filter(
    ({ roles, blocked, neverSignedIn, otherMails, preferredLanguage }) =>
      preferredLanguage === language &&
      otherMails.length > 0 &&
      !blocked &&
      !neverSignedIn &&
      roles.length === 0,
  )
  const [one, two, three, four, five, six] = people
  if (!one || !two || !three || !four || !five || !six)
    throw new Error('The demo has too few people.')
  const reset = async (
    { userPrincipalName: name, otherMails }: typeof one,
    options: object,
  ): Promise<Sent & { name: string }> => {
    const recipient = otherMails[0] ?? ''
    const address = `/users/${await findUserId(page, name)}/reset-password`
    const body = { ...options, recipient }
    const { handover } = await callApi<ResetPasswordResponse>(page, 'POST', address, body)
    return { name, recipient, reference: handover.reference, number: handover.number }
  }
  const sent = [
    await reset(one, { way: 'revealLink' }),
    await reset(two, { way: 'setLink' }),
    await reset(three, { way: 'revealLink', pin: true }),
  ] as const
  const open = await reset(four, { way: 'revealLink' })
  await callApi(page, 'DELETE', `/users/${await findUserId(page, five.userPrincipalName)}`)
  const letter = await makeLetter(page, await findUserId(page, six.userPrincipalName))
  const { userPrincipalName } = demoPerson('frida.tornqvist@contoso.example')
  return {
    sent,
    ids: {
      userId: await findUserId(page, userPrincipalName),
      handoverNumber: open.number,
      disputedNumber: sent[2].number,
      letterNumber: letter.handover.number,
    },
  }
}
