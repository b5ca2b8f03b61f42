import type { AccessTokens, OAuthSettings } from './oauth-access-token.ts'

/** With a password, or with tokens in its place (XOAUTH2). */
export type SmtpSignIn =
  | { readonly user: string; readonly pass: string }
  | { readonly user: string; readonly oauth: OAuthSettings }

type GiveToken = (error: Error | null, token?: string, expires?: number) => void

/** Long past: nodemailer then asks each time, and `AccessTokens` alone decides how long a token is good. */
const ASK_AGAIN = 1

/**
 * What nodemailer signs in with when it needs tokens. Servers refuse one in two ways: with a challenge, after which
 * nodemailer asks for another by itself, or outright, after which whoever sends calls `renew` and sends again.
 */
export function tokenSignIn(user: string, tokens: AccessTokens) {
  let given: string | undefined
  let renewals = 0

  async function renewToken(): Promise<string> {
    renewals++
    return (await tokens.get(given)).expose()
  }

  return {
    auth: {
      type: 'OAuth2',
      user,
      provisionCallback(_user: string, isRefused: boolean, give: GiveToken): void {
        const token = isRefused ? renewToken() : tokens.get().then((held) => held.expose())
        token.then(
          (text) => {
            given = text
            give(null, text, ASK_AGAIN)
          },
          (error: unknown) => give(error instanceof Error ? error : new Error('No token.')),
        )
      },
    },
    /** To be noted before sending. */
    renewals: () => renewals,
    /** Unless others have done so since: of many messages that are refused at once, one fetches a token for all. */
    async renew(renewalsBefore: number): Promise<void> {
      if (renewals === renewalsBefore) await renewToken()
    },
  }
}
