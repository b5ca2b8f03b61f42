/** How far a message got before its connection failed. Only `afterData` may have been accepted; `notBegun` says nothing of it, but all of the server. */
export type SmtpProgress = 'notBegun' | 'beforeData' | 'insideData' | 'afterData'

interface LogEntry {
  readonly tnx?: string
  readonly sid?: string
  readonly outByteCount?: number
}

type LogMethod = (entry: LogEntry, text?: string) => void

export interface SmtpProgressFollower {
  /** To be given to nodemailer as `logger`, together with `transactionLog: true` and no `debug`. */
  readonly logger: { readonly [level: string]: LogMethod }
  /** How far the message with this envelope sender got. Forgets it: ask once, when the send ended. */
  readonly take: (envelopeSender: string) => SmtpProgress
}

/**
 * Follows the conversations of a nodemailer transport, since its errors don't tell whether the server
 * had the whole message. Messages are known by their envelope sender, which is unique to each (VERP).
 * Keeps nothing of what is said but these states, so no secret passes through (S9).
 */
export function followSmtpProgress(): SmtpProgressFollower {
  const senderOfConnection = new Map<string, string>()
  const progressOfSender = new Map<string, SmtpProgress>()

  function handleEntry(entry: LogEntry, text = ''): void {
    const connection = entry.sid
    if (connection === undefined) return
    if (entry.tnx === 'client') {
      const sender = /^MAIL FROM:<([^>]*)>/i.exec(text)?.[1]
      if (sender === undefined) return
      senderOfConnection.set(connection, sender)
      progressOfSender.set(sender, 'beforeData')
      return
    }
    if (entry.tnx === 'network') {
      if (text === 'Connection closed') senderOfConnection.delete(connection)
      return
    }
    const sender = senderOfConnection.get(connection)
    if (sender === undefined || !progressOfSender.has(sender)) return
    if (entry.tnx === 'server' && /^354\b/.test(text)) progressOfSender.set(sender, 'insideData')
    // Logged when the last byte, the final dot included, was handed to the socket.
    if (entry.tnx === 'message' && entry.outByteCount !== undefined)
      progressOfSender.set(sender, 'afterData')
  }

  const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal']
  return {
    logger: Object.fromEntries(levels.map((level) => [level, handleEntry])),
    take(envelopeSender) {
      const progress = progressOfSender.get(envelopeSender) ?? 'notBegun'
      progressOfSender.delete(envelopeSender)
      return progress
    },
  }
}
