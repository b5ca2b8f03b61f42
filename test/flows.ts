import { expect } from 'vitest'
import { linkIn, type SunkMail } from './mail-sink.ts'
import type { TestApp, TestUser } from './test-app.ts'
import type { TestClient } from './test-client.ts'

/** Follows the policy, whatever the user is called. */
export const OWN_PASSWORD = 'Blåbär & havregryn 7'
export const OTHER_PASSWORD = 'sju lingonris i diket'

interface HandedOver {
  readonly operator: TestClient
  readonly user: TestUser
  readonly number: number
  readonly pin: string | null
  /** All that left before the message itself. */
  readonly notices: SunkMail[]
  readonly mail: SunkMail
  /** `/r/TOKEN` */
  readonly link: string
  readonly token: string
}

/** A reset through the front door, and its message out of the mail server. */
export async function handOver(
  kvittens: TestApp,
  options: { operator?: TestClient; user?: TestUser; body?: Record<string, unknown> } = {},
): Promise<HandedOver> {
  const operator = options.operator ?? (await kvittens.signedIn(['PasswordAdministrator'])).client
  const user = options.user ?? (await kvittens.addUser())
  await kvittens.deliver()
  const body = { way: 'revealLink', recipient: user.otherMail, ...options.body }
  const reset = await operator.post(`/api/users/${user.id}/reset-password`, body)
  expect(reset.statusCode, reset.body).toBe(202)
  const { handover, pin } = reset.json()
  const notices = await kvittens.deliver()
  kvittens.advance(11_000)
  const mail = (await kvittens.deliver()).find(({ to }) => to === user.otherMail)
  const link = linkIn(mail, 'r')
  if (mail === undefined) throw new Error('No message left.')
  return {
    operator,
    user,
    number: handover.number,
    pin,
    notices,
    mail,
    link,
    token: link.slice('/r/'.length),
  }
}

/** A browser in which this user has signed in with a password. */
export async function signIn(
  kvittens: TestApp,
  userName: string,
  password: string,
): Promise<{ client: TestClient; to: string }> {
  const client = kvittens.anonymous()
  const response = await client.submit('/sign-in', { userName, password })
  expect(response.statusCode, response.body).toBe(303)
  return { client, to: String(response.headers['location']) }
}

/** Whether the session of this browser still opens anything. */
export async function isSignedIn(client: TestClient): Promise<boolean> {
  return (await client.get('/api/me')).statusCode !== 401
}

/** What one statement gives, its parameters named $1, $2. */
export async function rowsOf(
  kvittens: TestApp,
  statement: string,
  values: unknown[] = [],
): Promise<Record<string, unknown>[]> {
  return (await kvittens.pool.query<Record<string, unknown>>(statement, values)).rows
}

/** The newest audit events, oldest first, as the log holds them. */
export async function auditSince(kvittens: TestApp, sequence: number) {
  return await rowsOf(kvittens, 'select * from audit_event where sequence > $1 order by sequence', [
    sequence,
  ])
}

export async function auditHead(kvittens: TestApp): Promise<number> {
  const [head] = await rowsOf(kvittens, 'select sequence from audit_head')
  return Number(head?.['sequence'])
}

/** Every row of every table as text; bytes in hexadecimal. */
export async function everythingStored(kvittens: TestApp): Promise<string> {
  const tables = await rowsOf(
    kvittens,
    "select table_name from information_schema.tables where table_schema = 'public' order by 1",
  )
  const texts: string[] = []
  for (const { table_name: table } of tables) {
    const rows = await rowsOf(kvittens, `select t::text as row from "${String(table)}" as t`)
    texts.push(...rows.map(({ row }) => String(row)))
  }
  return texts.join('\n')
}

/** The forms in which a secret could lie somewhere. */
export function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret)
  const decoded = Buffer.from(secret, 'base64url')
  return [
    secret,
    bytes.toString('hex'),
    bytes.toString('base64').replace(/=+$/, ''),
    encodeURIComponent(secret),
    ...(decoded.length === 32 ? [decoded.toString('hex')] : []),
  ]
}

/** Fails naming the secret that was found in the text, in any form. */
export function expectNone(text: string, secrets: Readonly<Record<string, string>>, where: string) {
  for (const [name, secret] of Object.entries(secrets)) {
    expect(secret, `${name} is empty`).not.toBe('')
    const found = formsOf(secret).some((form) => text.includes(form))
    expect(found, `${where} holds the ${name}`).toBe(false)
  }
}
