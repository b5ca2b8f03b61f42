import { expect } from 'vitest'
import type { TestApp, TestUser } from './test-app.ts'
import type { TestClient } from './test-client.ts'

interface MadeLetter {
  readonly operator: TestClient
  readonly user: TestUser
  readonly number: number
  readonly pin: string | null
}

/** A reset by letter through the front door: it waits to be printed. */
export async function makeLetter(
  kvittens: TestApp,
  options: { operator?: TestClient; user?: TestUser; body?: Record<string, unknown> } = {},
): Promise<MadeLetter> {
  const operator = options.operator ?? (await kvittens.signedIn(['PasswordAdministrator'])).client
  const user = options.user ?? (await kvittens.addUser())
  const body = { way: 'letter', verification: 'inPerson', ...options.body }
  const made = await operator.post(`/api/users/${user.id}/reset-password`, body)
  expect(made.statusCode, made.body).toBe(202)
  const { handover, pin } = made.json()
  return { operator, user, number: handover.number, pin }
}

/** The page with the letters, as their operator prints it. */
export async function openLetters(operator: TestClient, ...numbers: number[]) {
  return await operator.submit('/letters/print', { numbers: numbers.join() })
}

/** The codes that a page of letters shows, in its order. */
export function codesIn(html: string): string[] {
  return [...html.matchAll(/<ol class="code".*?<\/ol>/gs)].map(([list]) =>
    [...list.matchAll(/<b>(.{4})<\/b>/g)].map(([, group]) => group).join(''),
  )
}

/** A letter that its operator has opened, and its link. */
export async function openedLetter(
  kvittens: TestApp,
  options: Parameters<typeof makeLetter>[1] = {},
) {
  const letter = await makeLetter(kvittens, options)
  const page = await openLetters(letter.operator, letter.number)
  expect(page.statusCode, page.body).toBe(200)
  const [code = ''] = codesIn(page.body)
  return { ...letter, page: page.body, code, link: `/r/${code}` }
}
