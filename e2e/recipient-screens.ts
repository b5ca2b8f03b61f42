import type { Page } from 'playwright-core'
import type { Translate } from '../messages/translate.ts'
import { openMail } from './mailbox.ts'

/** A hand-over that was sent. */
export interface Sent {
  readonly number: number
  readonly reference: string
  readonly recipient: string
}

export type Inspect = (page: Page, name: string) => Promise<void>

const OWN_PASSWORD = 'Vier Nilpferde kochen 3 Suppen'

const click = async (page: Page, name: string): Promise<void> =>
  await page.getByRole('main').getByRole('button', { name, exact: true }).click()

/** The mailbox, a mail in it, and the mail as its reader shows it; answers the link in it. */
export async function walkMailbox(page: Page, inspect: Inspect, sent: Sent): Promise<string> {
  const link = await findLink(page, sent)
  await inspect(page, 'a mail')
  // Its own address runs no scripts, so axe reads a copy.
  const body = await page.locator('iframe').getAttribute('src')
  const html = await (await page.request.get(body ?? '')).text()
  await page.goto('about:blank')
  await page.setContent(html)
  await inspect(page, "a mail's body")
  await page.goto('/mailbox')
  await inspect(page, 'mailbox')
  return link
}

export async function findLink(page: Page, { reference, recipient }: Sent): Promise<string> {
  const mail = await openMail(page, recipient, new RegExp(`${reference}(?!\\d)`))
  return (await mail.locator('a[href*="/r/"]').first().getAttribute('href')) ?? ''
}

/** From the link to an account with an own password. */
export async function walkReveal(
  page: Page,
  t: Translate,
  inspect: Inspect,
  { link, name }: { link: string; name: string },
): Promise<void> {
  await page.goto(link)
  await inspect(page, 'link')
  await page.getByLabel(t('page.handover.name')).fill('nobody@contoso.example')
  await click(page, t('page.handover.reveal'))
  await inspect(page, 'link, wrong answer')
  await page.getByLabel(t('page.handover.name')).fill(name)
  await click(page, t('page.handover.reveal'))
  await page.getByText(t('page.revealed.spell')).click()
  await inspect(page, 'password revealed')
  const password = await page.locator('#secret').innerText()

  await page.getByRole('link', { name: t('page.revealed.signIn') }).click()
  await inspect(page, 'sign-in')
  await signIn(page, t, name, 'not the password')
  await inspect(page, 'sign-in, refused')
  await signIn(page, t, name, password)
  await inspect(page, 'change password')
  await choose(page, t, 'short', t('page.change.button'))
  await inspect(page, 'change password, refused')
  await choose(page, t, OWN_PASSWORD, t('page.change.button'))
  await page.getByRole('heading', { name: t('page.account.title') }).waitFor()
  await inspect(page, 'account')
}

/** An own password, set through the link. */
export async function walkSet(
  page: Page,
  t: Translate,
  inspect: Inspect,
  { link, name }: { link: string; name: string },
): Promise<void> {
  await page.goto(link)
  await inspect(page, 'link to set one')
  await page.getByLabel(t('page.handover.name')).fill(name)
  await choose(page, t, 'short', t('page.handover.set'))
  await inspect(page, 'link to set one, refused')
  await choose(page, t, OWN_PASSWORD, t('page.handover.set'))
  await page.getByRole('heading', { name: t('page.setDone.title') }).waitFor()
  await inspect(page, 'password set')
}

/** A link with a PIN, "this wasn't me", the page of dead links, and asking for a new one. */
export async function walkDispute(
  page: Page,
  t: Translate,
  inspect: Inspect,
  { link, name }: { link: string; name: string },
): Promise<void> {
  await page.goto(link)
  await inspect(page, 'link with a PIN')
  await page.getByRole('link', { name: t('page.dispute.link') }).click()
  await inspect(page, 'dispute')
  await page.getByRole('textbox').fill(name)
  await click(page, t('page.dispute.button'))
  await page.getByRole('heading', { name: t('page.disputed.title') }).waitFor()
  await inspect(page, 'disputed')
  await page.goto(link)
  await inspect(page, 'dead link')
  await page.getByRole('textbox').fill(name)
  await click(page, t('page.unavailable.button'))
  await inspect(page, 'asked for a new one')
}

async function signIn(page: Page, t: Translate, name: string, password: string): Promise<void> {
  await page.getByLabel(t('page.signIn.userName')).fill(name)
  await page.getByLabel(t('page.signIn.password'), { exact: true }).fill(password)
  await click(page, t('page.signIn.button'))
}

async function choose(page: Page, t: Translate, wanted: string, button: string): Promise<void> {
  await page.getByLabel(t('page.password.new'), { exact: true }).fill(wanted)
  await page.getByLabel(t('page.password.repeat')).fill(wanted)
  await click(page, button)
}
