import type { OAuthSettings } from '../oauth-access-token.ts'
import type { Secret } from '../../platform/secret.ts'

/** A mailbox that delivery reports are read from, out of the configuration. */
export interface ReportMailboxSettings {
  readonly host: string
  readonly port: number
  /** TLS from the first byte; else STARTTLS is demanded, but on loopback. */
  readonly implicitTls: boolean
  readonly requireTls: boolean
  readonly user: string
  readonly signIn: ImapSignIn
  readonly mailbox: string
  /** What the variable return paths are made of; each transport may have its own. */
  readonly addresses: readonly string[]
  /** Where a report goes once it is read; null: it is deleted. */
  readonly doneFolder: string | null
}

export type ImapSignIn =
  | { readonly by: 'password'; readonly password: Secret }
  /** XOAUTH2 or OAUTHBEARER, whichever the server offers. */
  | { readonly by: 'oauth'; readonly oauth: OAuthSettings }

/** Tells one mailbox from another; what was read of one says nothing about the next. */
export function accountOf({ user, host, port, mailbox }: ReportMailboxSettings): {
  account: string
  /** The same without the user: to be shown. */
  server: string
} {
  const server = `${host}:${port}/${mailbox}`
  return { account: `${user}@${server}`, server }
}
