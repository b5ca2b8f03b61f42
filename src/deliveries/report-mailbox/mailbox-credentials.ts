import { accessTokens } from '../oauth-access-token.ts'
import type { ImapSignIn } from './imap-settings.ts'

/** As imapflow takes them; in clear, for one connection. */
export type ImapCredentials = { readonly pass: string } | { readonly accessToken: string }

export interface MailboxCredentials {
  /** Throws an AccessTokenError. */
  get(): Promise<ImapCredentials>
  /** The server didn't take what it was given last: a token is fetched anew. */
  refuse(): void
}

export function mailboxCredentials(signIn: ImapSignIn, now: () => Date): MailboxCredentials {
  if (signIn.by === 'password')
    return {
      get: async () => ({ pass: signIn.password.expose() }),
      refuse: () => undefined,
    }
  const tokens = accessTokens(signIn.oauth, { now })
  let given: string | undefined
  let refused: string | undefined
  return {
    async get() {
      given = (await tokens.get(refused)).expose()
      return { accessToken: given }
    },
    refuse() {
      refused = given
    },
  }
}
