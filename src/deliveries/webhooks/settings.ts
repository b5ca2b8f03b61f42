import type { Secret } from '../../platform/secret.ts'

/** The provider whose events are taken, with what proves that they are its own. */
export type MailEventSettings =
  | { readonly provider: 'ses'; readonly topicArn: string }
  /** Public key in base64, DER. */
  | { readonly provider: 'sendgrid'; readonly publicKey: string }
  | { readonly provider: 'postmark'; readonly username: string; readonly password: Secret }
  | { readonly provider: 'mailgun'; readonly signingKey: Secret }
