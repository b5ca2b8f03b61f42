import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { demoPeople, type DemoPerson } from '../src/demo/people.ts'
import type { Product } from './product.ts'
import { watchPages } from './watch-page.ts'

export interface Visitor {
  readonly page: Page
  /** What went wrong on any page of this browser so far. */
  readonly problems: readonly string[]
  readonly close: () => Promise<void>
}

/** Somebody with a browser of their own: no cookies, their language. */
export async function visitor(
  browser: Browser,
  product: Pick<Product, 'url'>,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({ baseURL: product.url, locale: 'en', ...options })
  context.setDefaultTimeout(20_000)
  const problems = await watchPages(context)
  return { page: await context.newPage(), problems, close: () => context.close() }
}

export const GLOBAL_ADMINISTRATOR = 'gunilla.granstrom@contoso.example'
export const ENGLISH_GLOBAL_ADMINISTRATOR = 'gustav.gyllenhammar@contoso.example'
export const PASSWORD_ADMINISTRATOR = 'petra.palm@contoso.example'
export const GERMAN_PASSWORD_ADMINISTRATOR = 'peter.pfeiffer@contoso.example'
export const USER_ADMINISTRATOR = 'ulrika.uhlin@contoso.example'

/** Through a one-time link of the command line: there is no default password. */
export async function signInToDemo(page: Page, product: Product, name: string): Promise<void> {
  await page.goto(await product.cli('demo', 'link', name))
  await page.locator('main button').click()
  await page.getByRole('main').waitFor()
}

/** One of the demo's people, who are the same at every start. */
export function demoPerson(userPrincipalName: string): DemoPerson {
  const found = demoPeople().find((person) => person.userPrincipalName === userPrincipalName)
  if (found === undefined) throw new Error(`The demo has no ${userPrincipalName}.`)
  return found
}

/** What a page's script would ask of the API, with its cookies. */
export async function callApi<Answer>(
  page: Page,
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<Answer> {
  return await page.evaluate(
    async ([method, path, body]) => {
      const response = await fetch(`/api${path}`, {
        method,
        ...(body === undefined ? {} : { body, headers: { 'content-type': 'application/json' } }),
      })
      const text = await response.text()
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
      return text === '' ? undefined : JSON.parse(text)
    },
    [method, path, body === undefined ? undefined : JSON.stringify(body)] as const,
  )
}

export async function findUserId(page: Page, userPrincipalName: string): Promise<string> {
  const path = `/users?search=${encodeURIComponent(userPrincipalName)}`
  const { value } = await callApi<{ value: { id: string; userPrincipalName: string }[] }>(
    page,
    'GET',
    path,
  )
  const found = value.find((user) => user.userPrincipalName === userPrincipalName)
  if (found === undefined) throw new Error(`There is no user ${userPrincipalName}.`)
  return found.id
}
