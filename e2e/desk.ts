import type { Locator, Page } from 'playwright-core'
import type { DemoPerson } from '../src/demo/people.ts'

/** Opens the reset panel from the person's row in the list. */
export async function openReset(page: Page, person: DemoPerson): Promise<Locator> {
  await page.goto(`/users?search=${encodeURIComponent(person.userPrincipalName)}`)
  await page.getByRole('button', { name: `Reset password of ${person.displayName}` }).click()
  const panel = page.getByRole('dialog', { name: 'Reset password' })
  await panel.getByLabel('Send to an e-mail address that the user can get to').waitFor()
  return panel
}

/** Presses Reset and answers the result with its reference. */
export async function submitReset(page: Page): Promise<{ result: Locator; reference: string }> {
  await page.getByRole('button', { name: 'Reset', exact: true }).click()
  const result = page.getByRole('dialog', { name: 'Password reset' })
  return { result, reference: await referenceIn(result) }
}

export async function referenceIn(result: Locator): Promise<string> {
  const text = await result.getByText(/Reference K-\d+/).innerText()
  const reference = /K-\d+/.exec(text)?.[0]
  if (reference === undefined) throw new Error(`There is no reference in: ${text}`)
  return reference
}

/** The card of a hand-over in a group of the follow-up. */
export async function openCard(
  page: Page,
  group: 'needsYou' | 'waiting' | 'done',
  reference: string,
): Promise<Locator> {
  await page.goto(`/follow-up?group=${group}`)
  return page.getByRole('article').filter({ hasText: reference })
}

/** Answers a link with the user name, as a recipient. */
export async function answerLink(page: Page, link: string, answer: string): Promise<void> {
  await page.goto(link)
  await page.getByRole('textbox').fill(answer)
  await page.getByRole('button', { name: 'Show the password' }).click()
}

export async function revealedPassword(page: Page): Promise<string> {
  await page.getByRole('heading', { name: 'Your temporary password' }).waitFor()
  return await page.locator('#secret').innerText()
}
