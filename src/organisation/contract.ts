import type { Static } from 'typebox'
import { Type } from 'typebox'
import { Instant, Language, Nullable } from '../platform/contract.ts'

export const PasswordPolicy = Type.Object({
  minimumLength: Type.Integer({ minimum: 8, maximum: 64 }),
  /** Entra's rule: three of lower case, upper case, digit, symbol. */
  requireClasses: Type.Boolean(),
  bannedTerms: Type.Array(Type.String({ minLength: 4, maxLength: 16 }), { maxItems: 1000 }),
})
export type PasswordPolicy = Static<typeof PasswordPolicy>

/** What operators may do when they hand over (S18). */
export const HandoverPolicy = Type.Object({
  setLinkFirst: Type.Boolean(),
  operatorMayChoosePassword: Type.Boolean(),
  operatorMaySeePassword: Type.Boolean(),
  passwordInMessage: Type.Boolean(),
  letters: Type.Boolean(),
  defaultLifetime: Type.Union([Type.Literal('24h'), Type.Literal('3d'), Type.Literal('7d')]),
})
export type HandoverPolicy = Static<typeof HandoverPolicy>

export const SessionPolicy = Type.Object({
  idleMinutes: Type.Integer({ minimum: 5, maximum: 1440 }),
  absoluteHours: Type.Integer({ minimum: 1, maximum: 168 }),
})
export type SessionPolicy = Static<typeof SessionPolicy>

export const Weekday = Type.Union([
  Type.Literal('monday'),
  Type.Literal('tuesday'),
  Type.Literal('wednesday'),
  Type.Literal('thursday'),
  Type.Literal('friday'),
  Type.Literal('saturday'),
  Type.Literal('sunday'),
])
export type Weekday = Static<typeof Weekday>

/** As a clock on the wall shows it: 07:30. */
const TimeOfDay = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' })
/** Of the IANA database: Europe/Stockholm. */
const TimeZone = Type.String({ minLength: 1, maxLength: 64 })

/** After how many hours without the next step somebody is asked to look (design, "Following up"). */
export const FollowUpPolicy = Type.Object({
  /** After the reset: the message isn't with the mail server yet, or is reported late. */
  delayedHours: Type.Integer({ minimum: 1, maximum: 72 }),
  /** After the mail server took it: nobody has opened the link. */
  notFetchedHours: Type.Integer({ minimum: 1, maximum: 168 }),
  /** After the link was first opened: the password was neither shown nor set. */
  notRevealedHours: Type.Integer({ minimum: 1, maximum: 168 }),
  /** After the person could know the password: nobody has signed in with it. */
  notSignedInHours: Type.Integer({ minimum: 1, maximum: 168 }),
  /** After a letter was printed, in days: nobody has used its code. */
  letterDays: Type.Integer({ minimum: 1, maximum: 14 }),
  /** Before the link's end, of links that live more than twice as long. */
  expiresSoonHours: Type.Integer({ minimum: 1, maximum: 72 }),
  /** When a sign-in is from elsewhere than the reveal before it: in another country, or also in another network. */
  otherPlace: Type.Union([Type.Literal('country'), Type.Literal('network'), Type.Literal('off')]),
  /** Where the organisation's days begin and end. */
  timeZone: TimeZone,
  workingDays: Type.Array(Weekday, { minItems: 1, uniqueItems: true }),
  /** Nobody is reminded then; over midnight if `to` is earlier. Null: at any hour. */
  quietHours: Nullable(Type.Object({ from: TimeOfDay, to: TimeOfDay })),
  /** The thresholds above but the last count only hours of working days outside quiet hours. */
  workingTimeOnly: Type.Boolean(),
  /** What the clock sends by itself to a recipient who is silent. */
  reminders: Type.Object({
    /** None, or so many at most. */
    most: Type.Integer({ minimum: 0, maximum: 3 }),
    /** After the last sign of life, and again after so long. */
    afterHours: Type.Integer({ minimum: 1, maximum: 168 }),
    /** Before the link's end, of links that live more than twice as long. */
    beforeEndHours: Type.Integer({ minimum: 1, maximum: 72 }),
  }),
  /** When operators get their digest, on working days. */
  digestAt: TimeOfDay,
})
export type FollowUpPolicy = Static<typeof FollowUpPolicy>

/** When work on many users at once asks for more than a click. */
export const BulkPolicy = Type.Object({
  /** Above so many rows the operator proves anew who they are. */
  confirmAbove: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  /** Above so many a second operator approves; null: never. */
  approveAbove: Nullable(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
})
export type BulkPolicy = Static<typeof BulkPolicy>

const organisationFields = {
  name: Type.String({ minLength: 1, maxLength: 128 }),
  supportContact: Type.String({ minLength: 1, maxLength: 256 }),
  defaultLanguage: Language,
  languages: Type.Array(Language, { minItems: 1, maxItems: 4 }),
  domains: Type.Array(Type.String({ minLength: 1, maxLength: 253 }), {
    minItems: 1,
    maxItems: 100,
  }),
}

/** GET and PATCH /api/settings (PATCH changes the parts that it names and answers the whole). */
export const Settings = Type.Object({
  ...organisationFields,
  passwordPolicy: PasswordPolicy,
  handoverPolicy: HandoverPolicy,
  sessionPolicy: SessionPolicy,
  followUpPolicy: FollowUpPolicy,
  bulkPolicy: BulkPolicy,
})
export type Settings = Static<typeof Settings>
export const UpdateSettingsBody = Type.Partial(Settings, { additionalProperties: false })
export type UpdateSettingsBody = Static<typeof UpdateSettingsBody>

/** POST /api/setup, once, by the first administrator: answers Settings. */
export const SetUpBody = Type.Object(
  { ...organisationFields, timeZone: Type.Optional(TimeZone) },
  { additionalProperties: false },
)
export type SetUpBody = Static<typeof SetUpBody>

/** The mailbox that delivery reports are read from. */
export const ReportMailbox = Type.Object({
  /** host:port/folder, never a user name or password. */
  server: Type.String(),
  state: Type.Union([
    Type.Literal('starting'),
    Type.Literal('connected'),
    Type.Literal('failed'),
    /** Its worker is gone, and none has taken over. */
    Type.Literal('abandoned'),
  ]),
  connectedAt: Nullable(Instant),
  readAt: Nullable(Instant),
  /** `settings.mail.mailbox.reason.NAME`; when connected, what is amiss although all is read. */
  reason: Nullable(Type.String()),
  serverAnswer: Nullable(Type.String()),
  retryAt: Nullable(Instant),
})
export type ReportMailbox = Static<typeof ReportMailbox>

/** One way out for mail. */
export const MailTransport = Type.Object({
  name: Type.String(),
  /** host:port, never a user name or password. */
  server: Type.String(),
  from: Type.String(),
  /** Recipients' domains that it is for; empty: for all. */
  domains: Type.Array(Type.String()),
  state: Type.Union([Type.Literal('ready'), Type.Literal('paused')]),
  /** `delivery.reason.NAME` */
  reason: Nullable(Type.String()),
  /** What the server, or who gives its tokens, said: its words, not ours. */
  serverAnswer: Nullable(Type.String()),
  pausedAt: Nullable(Instant),
  retryAt: Nullable(Instant),
  /** Messages that it is the first choice for. */
  waiting: Type.Integer(),
  sentLastHour: Type.Integer(),
  sentLastDay: Type.Integer(),
  perHour: Nullable(Type.Integer()),
  perDay: Nullable(Type.Integer()),
})
export type MailTransport = Static<typeof MailTransport>

/** GET /api/settings/mail and what POST /api/settings/mail/resume answers. */
export const Mail = Type.Object({
  configured: Type.Boolean(),
  /** Paused: messages that no transport is set apart for can't leave by any. */
  state: Type.Union([Type.Literal('ready'), Type.Literal('paused')]),
  reason: Nullable(Type.String()),
  retryAt: Nullable(Instant),
  waiting: Type.Integer(),
  /** In the order of preference. */
  transports: Type.Array(MailTransport),
  /** Delivery reports that were refused: forged, unknown, unreadable. */
  refusedReports: Type.Object({ times: Type.Integer(), lastAt: Nullable(Instant) }),
  /** Null: reports are read from no mailbox. */
  reportMailbox: Nullable(ReportMailbox),
})
export type Mail = Static<typeof Mail>

/** POST /api/settings/mail/resume: one transport by its name, or all. */
export const ResumeMailBody = Type.Optional(
  Type.Object({ transport: Type.Optional(Type.String()) }, { additionalProperties: false }),
)

/** POST /api/settings/mail/test sends one message and waits for the server's answer. */
export const MailTestBody = Type.Object(
  {
    recipient: Type.Unknown(),
    /** Its name; else the one that is the first choice for the recipient. */
    transport: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
)
export const MailTestResult = Type.Object({
  accepted: Type.Boolean(),
  reason: Nullable(Type.String()),
  serverAnswer: Nullable(Type.String()),
})
export type MailTestResult = Static<typeof MailTestResult>
