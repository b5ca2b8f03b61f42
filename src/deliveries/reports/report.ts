export const REPORT_SOURCES = ['dsn', 'ses', 'sendgrid', 'postmark', 'mailgun'] as const
/** Who told what became of a message: a delivery status notification (RFC 3464), or a provider's webhook. */
export type ReportSource = (typeof REPORT_SOURCES)[number]

/**
 * `delivered`: in the mailbox, as far as its server knows. `relayed`: handed to a server that reports no further, which
 * proves nothing (RFC 3464, 2.3.3). `autoReply`: somebody's out-of-office; the mailbox exists, nothing more.
 * `complained`: the recipient called it spam.
 */
export type ReportKind = 'delivered' | 'relayed' | 'delayed' | 'failed' | 'autoReply' | 'complained'

/** The one inner event of all sources. Texts in it are the sender's: untrusted. */
export interface DeliveryReport {
  readonly deliveryId: string
  readonly source: ReportSource
  /** Unique at its source: the same again is the same report. */
  readonly sourceEventId: string
  readonly kind: ReportKind
  /** Enhanced status code such as `5.1.1` (RFC 3463); null if none was given. */
  readonly status: string | null
  /** One line of what the receiving server said, 300 characters at most. */
  readonly diagnostic: string | null
  /** The server that reports. */
  readonly reportedBy: string | null
  readonly at: Date
}
