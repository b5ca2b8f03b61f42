import type { ReadSetting, Report } from './config.ts'
import type { OAuthSettings } from './deliveries/oauth-access-token.ts'
import { isLoopbackHost } from './platform/loopback.ts'
import { Secret } from './platform/secret.ts'

/**
 * OAuth 2.0 in place of a password, under one prefix such as `SMTP_OAUTH`: `…_TOKEN_URL` (https), `…_CLIENT_ID`,
 * `…_CLIENT_SECRET`, and either `…_SCOPE` (the client asks for itself: Microsoft 365) or `…_REFRESH_TOKEN` (on
 * behalf of a mailbox: Google). Null if none of them is set. Whose mailbox it is, the server's own address says
 * (`smtp://mailbox%40example.org@…`).
 */
export function readOAuth(
  setting: ReadSetting,
  report: Report,
  prefix: string,
): OAuthSettings | null {
  const read = (name: string): string | null => setting(`${prefix}_${name}`)
  const tokenUrl = read('TOKEN_URL')
  const clientId = read('CLIENT_ID')
  const clientSecret = read('CLIENT_SECRET')
  const refreshToken = read('REFRESH_TOKEN')
  const scope = read('SCOPE')
  const all = [tokenUrl, clientId, clientSecret, refreshToken, scope]
  if (all.every((value) => value === null)) return null
  if (!isTokenUrl(tokenUrl))
    report(
      `${prefix}_TOKEN_URL`,
      'This is no https address of a token server.',
      'Write one such as https://login.microsoftonline.com/TENANT/oauth2/v2.0/token.',
    )
  if (clientId === null)
    report(`${prefix}_CLIENT_ID`, 'It is missing.', 'Write the id of the app registration.')
  if (clientSecret === null && refreshToken === null)
    report(
      `${prefix}_CLIENT_SECRET`,
      'Without it and without a refresh token there is nothing to prove who asks.',
      `Set it, or ${prefix}_REFRESH_TOKEN.`,
    )
  return {
    tokenUrl: tokenUrl ?? '',
    clientId: clientId ?? '',
    clientSecret: clientSecret === null ? null : new Secret(clientSecret),
    refreshToken: refreshToken === null ? null : new Secret(refreshToken),
    scope,
  }
}

function isTokenUrl(value: string | null): boolean {
  if (value === null || !URL.canParse(value)) return false
  const { protocol, hostname } = new URL(value)
  return protocol === 'https:' || (protocol === 'http:' && isLoopbackHost(hostname))
}
