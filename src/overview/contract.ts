import type { Static } from 'typebox'
import { Type } from 'typebox'
import { Handover } from '../handovers/contract.ts'
import { ReportMailbox } from '../organisation/contract.ts'
import { Instant, Nullable } from '../platform/contract.ts'

/** What became of a hand-over. Translations: `overview.outcome.NAME`. */
export const HandoverOutcome = Type.Union([
  Type.Literal('receipt'),
  Type.Literal('open'),
  /** Not delivered, or its PIN used up. */
  Type.Literal('failed'),
  /** Its time ran out before a receipt. */
  Type.Literal('expired'),
  /** Withdrawn, or replaced by a newer one. */
  Type.Literal('ended'),
  Type.Literal('disputed'),
])
export type HandoverOutcome = Static<typeof HandoverOutcome>

const OutcomeCounts = Type.Object({
  receipt: Type.Integer(),
  open: Type.Integer(),
  failed: Type.Integer(),
  expired: Type.Integer(),
  ended: Type.Integer(),
  disputed: Type.Integer(),
})
export type OutcomeCounts = Static<typeof OutcomeCounts>

/** GET /api/overview: hand-overs that were made within the last thirty days; of a thousand and more up to a minute old. */
export const Overview = Type.Object({
  countedAt: Instant,
  /** Days are the organisation's: an IANA name such as `Europe/Stockholm`. */
  timeZone: Type.String(),
  /** The oldest first, each day of the thirty once, as `2026-01-15`. */
  days: Type.Array(Type.Object({ day: Type.String(), counts: OutcomeCounts })),
  total: OutcomeCounts,
  /** From the reset to the receipt, of those that have one. */
  secondsToReceipt: Nullable(Type.Object({ median: Type.Number(), ninetieth: Type.Number() })),
  /** Where messages failed most often, by the domain of the recipient. */
  failures: Type.Array(
    Type.Object({
      domain: Type.String(),
      failed: Type.Integer(),
      sent: Type.Integer(),
      /** The most frequent one: `delivery.reason.NAME`. */
      reason: Nullable(Type.String()),
    }),
  ),
})
export type Overview = Static<typeof Overview>

export const JobHealth = Type.Object({
  /** Translations: `health.job.NAME`. */
  job: Type.String(),
  state: Type.Union([Type.Literal('ok'), Type.Literal('late'), Type.Literal('failing')]),
  lastSuccessAt: Nullable(Instant),
  /** `health.jobReason.NAME` */
  reason: Nullable(Type.String()),
})
export type JobHealth = Static<typeof JobHealth>

export const Health = Type.Object({
  worker: Type.Object({
    state: Type.Union([
      Type.Literal('ok'),
      /** At least one job fails or is late. */
      Type.Literal('failing'),
      /** No worker has reported for five minutes, or ever. */
      Type.Literal('silent'),
    ]),
    workers: Type.Integer(),
    lastSeenAt: Nullable(Instant),
    /** Null for those who may not read the settings. */
    jobs: Nullable(Type.Array(JobHealth)),
  }),
  mail: Type.Object({
    state: Type.Union([Type.Literal('ready'), Type.Literal('paused')]),
    reason: Nullable(Type.String()),
    retryAt: Nullable(Instant),
    waiting: Type.Integer(),
    /** Their names: others may have taken over. */
    pausedTransports: Type.Array(Type.String()),
  }),
  reports: Type.Object({
    lastAt: Nullable(Instant),
    /** Forged, unknown or unreadable; null for those who may not read the settings. */
    refused: Nullable(Type.Integer()),
    /** Where they are read from, if that is a mailbox: whether it is, and why not (`settings.mail.mailbox.reason.NAME`). */
    mailbox: Nullable(
      Type.Object({ state: ReportMailbox.properties.state, reason: Nullable(Type.String()) }),
    ),
  }),
})
export type Health = Static<typeof Health>

/** GET /api/home: what needs the operator today. */
export const Home = Type.Object({
  /** The caller's and nobody's; at most 1,000 of each. */
  needsYou: Type.Integer(),
  waiting: Type.Integer(),
  expiringWithin24Hours: Type.Integer(),
  failed: Type.Integer(),
  /** Waiting to be printed. */
  letters: Type.Integer(),
  lockedUsers: Type.Integer(),
  /** The few that most likely need the caller, or the newest if none does; empty for those who may not see hand-overs. */
  latest: Type.Array(Handover),
  health: Health,
  checklist: Type.Array(
    Type.Object({
      item: Type.Union([
        Type.Literal('organisation'),
        Type.Literal('mail'),
        Type.Literal('users'),
        Type.Literal('operators'),
        Type.Literal('firstReset'),
      ]),
      done: Type.Boolean(),
    }),
  ),
})
export type Home = Static<typeof Home>
