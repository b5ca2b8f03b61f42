import type { Static } from 'typebox'
import { Type } from 'typebox'
import { Decision, Instant, Language, Nullable, Uuid } from '../platform/contract.ts'

/** How the new credential reaches its person (design, "Ways of handing over"). */
export const HandoverWay = Type.Union([
  Type.Literal('revealLink'),
  Type.Literal('setLink'),
  Type.Literal('messagePassword'),
  Type.Literal('shown'),
  Type.Literal('letter'),
])
export type HandoverWay = Static<typeof HandoverWay>

/** Where a hand-over stands: a pure function of its events. Translations: `handover.state.NAME`. */
export const HandoverState = Type.Union([
  Type.Literal('queued'),
  Type.Literal('toPrint'),
  Type.Literal('accepted'),
  Type.Literal('printed'),
  Type.Literal('delivered'),
  Type.Literal('delayed'),
  Type.Literal('failed'),
  Type.Literal('fetched'),
  Type.Literal('revealed'),
  Type.Literal('acknowledged'),
  Type.Literal('shown'),
  Type.Literal('set'),
  Type.Literal('signedIn'),
  Type.Literal('changed'),
  Type.Literal('confirmed'),
  Type.Literal('disputed'),
  Type.Literal('burned'),
  Type.Literal('expired'),
  Type.Literal('withdrawn'),
  Type.Literal('superseded'),
])
export type HandoverState = Static<typeof HandoverState>

/** Translations: `handover.event.NAME`. */
export const HandoverEventKind = Type.Union([
  Type.Literal('queued'),
  // Of a letter: it waits, its page was opened, somebody said that it printed, its code is gone unprinted.
  Type.Literal('toPrint'),
  Type.Literal('letterOpened'),
  Type.Literal('printed'),
  Type.Literal('letterErased'),
  Type.Literal('accepted'),
  Type.Literal('relayed'),
  Type.Literal('delivered'),
  Type.Literal('delayed'),
  Type.Literal('failed'),
  Type.Literal('autoReply'),
  Type.Literal('complained'),
  Type.Literal('reminded'),
  // What operators do among themselves: `to` (a name or null), `until` (a moment or null), `note`.
  Type.Literal('assigned'),
  Type.Literal('snoozed'),
  Type.Literal('due'),
  Type.Literal('noted'),
  Type.Literal('fetched'),
  Type.Literal('answerRefused'),
  Type.Literal('pinBurned'),
  Type.Literal('revealed'),
  Type.Literal('acknowledged'),
  Type.Literal('shownAgain'),
  Type.Literal('shown'),
  Type.Literal('set'),
  Type.Literal('signedIn'),
  Type.Literal('changed'),
  Type.Literal('confirmed'),
  Type.Literal('disputed'),
  Type.Literal('requestedAgain'),
  // An operator reached nobody on the telephone.
  Type.Literal('callAttempted'),
  Type.Literal('expired'),
  Type.Literal('withdrawn'),
  Type.Literal('stopped'),
  Type.Literal('superseded'),
  Type.Literal('erased'),
])
export type HandoverEventKind = Static<typeof HandoverEventKind>

/** As it is stored: after an upgrade an older server meets kinds that it doesn't know yet, and shows the rest. */
const StoredKind = Type.Unsafe<HandoverEventKind>(Type.String())

export const HandoverEvent = Type.Object({
  sequence: Type.Integer(),
  kind: StoredKind,
  at: Instant,
  /** A person's name, or null for the recipient, a machine or the clock. */
  actorName: Nullable(Type.String()),
  actorKind: Type.String(),
  /** Facts of this event: `reason` of a failure (`delivery.reason.NAME`), `network`, `country` (ISO 3166), `agentClass`, `note`, `count`, `until`; `ordinal` and `occasion` of a reminder. */
  detail: Type.Record(Type.String(), Type.Unknown()),
})
export type HandoverEvent = Static<typeof HandoverEvent>

/** Translations: `verification.NAME`. */
export const CallerVerification = Type.Union([
  Type.Literal('inPerson'),
  Type.Literal('identityDocument'),
  Type.Literal('calledBack'),
  Type.Literal('manager'),
  Type.Literal('knownVoice'),
  Type.Literal('other'),
])
export type CallerVerification = Static<typeof CallerVerification>

export const FollowUpReason = Type.Union([
  Type.Literal('failed'),
  Type.Literal('disputed'),
  Type.Literal('expiredUnread'),
  Type.Literal('requestedAgain'),
  Type.Literal('pinBurned'),
  // What the clock notices when nothing happens.
  Type.Literal('delayed'),
  Type.Literal('notFetched'),
  Type.Literal('notRevealed'),
  Type.Literal('notSignedIn'),
  Type.Literal('expiresSoon'),
  // What may have been a machine, or somebody else.
  Type.Literal('quickReveal'),
  Type.Literal('otherPlace'),
])
export type FollowUpReason = Static<typeof FollowUpReason>

export const Handover = Type.Object({
  number: Type.Integer(),
  /** Short and spoken: `K-1042`; stands in the mail, on the page and on the desk. */
  reference: Type.String(),
  way: HandoverWay,
  state: HandoverState,
  /** Is there anything left that the recipient can do with it? */
  open: Type.Boolean(),
  receiptAt: Nullable(Instant),
  user: Type.Object({ id: Uuid, displayName: Type.String(), userPrincipalName: Type.String() }),
  operatorName: Type.String(),
  /** Who works it; null: nobody. Whoever made it owns it first. */
  owner: Nullable(Type.Object({ id: Uuid, displayName: Type.String() })),
  /** From then on it needs somebody, whatever else is known. */
  dueAt: Nullable(Instant),
  /** Until then it waits, unless something urgent or new comes; null when it has come back. */
  snoozedUntil: Nullable(Instant),
  recipient: Nullable(Type.String()),
  recipientOnFile: Type.Boolean(),
  verification: Nullable(CallerVerification),
  verificationNote: Nullable(Type.String()),
  language: Language,
  pinRequired: Type.Boolean(),
  createdAt: Instant,
  expiresAt: Instant,
  credentialExpiresAt: Instant,
  /** Until then `stop` keeps the message from leaving; null when it has left or there is none. */
  stopUntil: Nullable(Instant),
  /** Why the message waits although it is due: null, or a transport's reason (`delivery.reason.NAME`). */
  transportPaused: Nullable(Type.String()),
  /** When it is tried again, as far as that is known. */
  transportRetryAt: Nullable(Instant),
  followUp: Nullable(
    Type.Object({ reason: FollowUpReason, openedAt: Instant, urgent: Type.Boolean() }),
  ),
  /** What is open besides. */
  otherReasons: Type.Array(FollowUpReason),
  /** What operators wrote about it: how many notes, and the last. */
  notes: Type.Integer(),
  lastNote: Nullable(Type.String()),
  /** How often an operator called and reached nobody, and when last. */
  calls: Type.Object({ count: Type.Integer(), lastAt: Nullable(Instant) }),
  supersededBy: Nullable(Type.Integer()),
  /** `waits`: it can still be opened and printed, until `printBy`. */
  letter: Nullable(Type.Object({ printBy: Instant, waits: Type.Boolean() })),
  /** The furthest steps in order, for the timeline: kind and time. */
  steps: Type.Array(Type.Object({ kind: StoredKind, at: Instant })),
  abilities: Type.Object({
    sendAgain: Decision,
    stop: Decision,
    withdraw: Decision,
    recordReceipt: Decision,
    recordCall: Decision,
    dispute: Decision,
    remind: Decision,
    printLetter: Decision,
    confirmPrinted: Decision,
    /** Assign, snooze, set a time, write a note. */
    work: Decision,
  }),
})
export type Handover = Static<typeof Handover>

/** GET /api/handovers/:number */
export const HandoverDetail = Type.Object({
  ...Handover.properties,
  events: Type.Array(HandoverEvent),
})
export type HandoverDetail = Static<typeof HandoverDetail>

export const LetterSort = Type.Union([
  Type.Literal('newest'),
  Type.Literal('department'),
  Type.Literal('officeLocation'),
  Type.Literal('displayName'),
])
export type LetterSort = Static<typeof LetterSort>

export const LettersQuery = Type.Object({
  /** The number of the job that made them. */
  job: Type.Optional(Type.Integer({ minimum: 1 })),
  sort: Type.Optional(LetterSort),
  /** `next` of the page before. */
  after: Type.Optional(Type.String({ maxLength: 2000 })),
})

/**
 * GET /api/letters: those that can be printed now, as many at a time as are printed at once; `mine`: made by who asks;
 * `group`: what they are sorted by. Never their codes.
 */
export const LetterList = Type.Object({
  value: Type.Array(
    Type.Object({
      ...Handover.properties,
      mine: Type.Boolean(),
      group: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
  next: Type.Union([Type.String(), Type.Null()]),
  waiting: Type.Integer(),
  /** Of the job's; null where none is named. `expired`: not printed in time, so that they ended. */
  printed: Type.Union([Type.Integer(), Type.Null()]),
  expired: Type.Union([Type.Integer(), Type.Null()]),
})
export type LetterList = Static<typeof LetterList>

/** POST /api/handovers/:number/stop, /withdraw and /remind answer 200 with the hand-over. */
export const HandoverParams = Type.Object({ number: Type.Integer({ minimum: 1 }) })

/** POST /api/handovers/:number/receipt: an operator records how they know. Answers 200 with the hand-over. */
export const RecordReceiptBody = Type.Object({
  how: Type.Union([
    Type.Literal('called'),
    Type.Literal('met'),
    Type.Literal('wrote'),
    Type.Literal('other'),
  ]),
  note: Type.String({ minLength: 1, maxLength: 1000 }),
  /** How it was made sure who said so. */
  verification: Type.Optional(CallerVerification),
})
export type RecordReceiptBody = Static<typeof RecordReceiptBody>

/** POST /api/handovers/:number/call-attempt: nobody was reached. Answers 200 with the hand-over. */
export const RecordCallBody = Type.Object({
  note: Type.Optional(Type.String({ maxLength: 1000 })),
})
export type RecordCallBody = Static<typeof RecordCallBody>

/** POST /api/handovers/:number/dispute: the person said to an operator that it wasn't them. */
export const DisputeBody = Type.Object({
  verification: CallerVerification,
  note: Type.String({ maxLength: 1000 }),
})
export type DisputeBody = Static<typeof DisputeBody>
