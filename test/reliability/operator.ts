import { type Environment, runCli } from './server-process.ts'

const PASSWORD = 'Blåbär & havregryn 7'

/** A browser's request to a running server: from our own pages, with the cookie of a session. */
export type Browse = (path: string, body?: object, headers?: Environment) => Promise<Response>

/**
 * Uses the break-glass link of the command line: the cookie of a global administrator's session, as a browser sends it.
 */
export async function openAdministratorSession(
  url: string,
  environment: Environment,
): Promise<string> {
  const invited = await runCli(['admin', 'invite', 'astrid.alm@test.example'], environment)
  const path = /\/invite\/[\w-]{43}/.exec(invited.stdout)?.[0]
  if (path === undefined) throw new Error(`No invitation: ${invited.stdout}${invited.stderr}`)
  const entered = await fetch(`${url}${path}`, {
    method: 'POST',
    body: new URLSearchParams({ password: PASSWORD, repeat: PASSWORD }),
    headers: { origin: url },
    redirect: 'manual',
  })
  const cookie = entered.headers.getSetCookie().find((line) => line.includes('session='))
  if (cookie === undefined) throw new Error(`Not let in: ${entered.status} ${await entered.text()}`)
  return cookie.split(';', 1)[0] ?? ''
}

/** Somebody in such a session. */
export async function enterAsAdministrator(url: string, environment: Environment): Promise<Browse> {
  const cookie = await openAdministratorSession(url, environment)
  return async (target, body, headers = {}) =>
    await fetch(`${url}${target}`, {
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
      headers: {
        cookie,
        origin: url,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
    })
}
