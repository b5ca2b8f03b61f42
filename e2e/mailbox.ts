import type { FrameLocator, Page } from 'playwright-core'

const ARRIVES_WITHIN_MS = 40_000

/** Opens the newest mail to a recipient in the demo's mailbox, as soon as it is there. */
export async function openMail(
  page: Page,
  recipient: string,
  subject: RegExp,
): Promise<FrameLocator> {
  const startedAt = Date.now()
  const link = page.getByRole('main').getByRole('link', { name: subject }).first()
  for (;;) {
    await page.goto(`/mailbox?recipient=${encodeURIComponent(recipient)}`)
    if ((await link.count()) > 0) break
    if (Date.now() - startedAt > ARRIVES_WITHIN_MS)
      throw new Error(`No mail to ${recipient} whose subject fits ${subject.source}.`)
    await page.waitForTimeout(500)
  }
  await link.click()
  return page.frameLocator('iframe')
}

/** Where the button of the mail leads. */
export async function addressOf(mail: FrameLocator, button: string): Promise<string> {
  const href = await mail.getByRole('link', { name: button, exact: true }).getAttribute('href')
  if (href === null) throw new Error(`The button ${button} leads nowhere.`)
  return href
}

/** Whether any mail to the recipient has been caught so far. */
export async function isMailTo(page: Page, recipient: string): Promise<boolean> {
  await page.goto(`/mailbox?recipient=${encodeURIComponent(recipient)}`)
  return (await page.getByRole('main').getByRole('listitem').count()) > 0
}
