import type { Static } from 'typebox'
import { Type } from 'typebox'
import { Decision, Instant, Nullable, Uuid } from '../platform/contract.ts'

/** Work on many users at once: planned, shown, started, followed. */
export const JobKindName = Type.Union([
  Type.Literal('reset'),
  Type.Literal('block'),
  Type.Literal('unblock'),
  Type.Literal('signOut'),
  Type.Literal('delete'),
  Type.Literal('restore'),
  Type.Literal('assignRole'),
  Type.Literal('removeRole'),
  Type.Literal('import'),
])
export type JobKindName = Static<typeof JobKindName>

/**
 * `gathering`: its rows are being found and decided on. `draft`: the dry run; nothing happens until it is started, and
 * a day after it was planned or declined it is dropped. `paused`: what is under way has ended, and nothing new begins.
 */
export const JobState = Type.Union([
  Type.Literal('gathering'),
  Type.Literal('draft'),
  Type.Literal('awaitingApproval'),
  Type.Literal('running'),
  Type.Literal('paused'),
  Type.Literal('done'),
  Type.Literal('cancelled'),
])
export type JobState = Static<typeof JobState>

/** `leftOut`: decided before anything ran; `cancelled`: its job was, before its turn came. */
export const JobRowState = Type.Union([
  Type.Literal('planned'),
  Type.Literal('leftOut'),
  Type.Literal('done'),
  Type.Literal('failed'),
  Type.Literal('cancelled'),
])
export type JobRowState = Static<typeof JobRowState>

export const JobCounts = Type.Object({
  planned: Type.Integer(),
  leftOut: Type.Integer(),
  done: Type.Integer(),
  failed: Type.Integer(),
  cancelled: Type.Integer(),
})
export type JobCounts = Static<typeof JobCounts>

/** GET /api/jobs/:number, and what the commands answer. */
export const Job = Type.Object({
  number: Type.Integer(),
  kind: JobKindName,
  state: JobState,
  operator: Type.Object({ id: Uuid, name: Type.String() }),
  mine: Type.Boolean(),
  /** Of an import that is the viewer's own: the file that it goes by, which may be erased by now. */
  importId: Nullable(Uuid),
  /** What was chosen for all rows: the role, of jobs that give or take one. */
  options: Type.Object({ role: Type.Optional(Type.String()) }),
  createdAt: Instant,
  startedAt: Nullable(Instant),
  pausedAt: Nullable(Instant),
  endedAt: Nullable(Instant),
  /** `operatorUnable`: whoever started it may no longer do this; somebody who may goes on with it. */
  pauseReason: Nullable(Type.Union([Type.Literal('operator'), Type.Literal('operatorUnable')])),
  approvedBy: Nullable(Type.String()),
  /** By whom it was declined last; its operator may ask again. */
  declined: Nullable(Type.Object({ by: Type.String(), at: Instant })),
  counts: JobCounts,
  /** What happens to whom, and why not: rows by state, reason (`job.reason.NAME`) and way (of a hand-over). */
  summary: Type.Array(
    Type.Object({
      state: JobRowState,
      reason: Nullable(Type.String()),
      way: Nullable(Type.String()),
      count: Type.Integer(),
    }),
  ),
  /** Rows a second while it ran; null before the first. */
  ratePerSecond: Nullable(Type.Number()),
  secondsLeft: Nullable(Type.Integer()),
  /** What starting asks for besides (settings, "Many at once"). */
  needs: Type.Object({ freshSignIn: Type.Boolean(), approval: Type.Boolean() }),
  abilities: Type.Object({
    start: Decision,
    approve: Decision,
    pause: Decision,
    resume: Decision,
    cancel: Decision,
    retry: Decision,
    /** To read who got which hand-over, and the report. */
    handovers: Decision,
  }),
})
export type Job = Static<typeof Job>

export const JobParams = Type.Object({ number: Type.Integer({ minimum: 1 }) })

/** GET /api/jobs: the newest first. */
export const JobListQuery = Type.Object({
  /** Those that are under way or wait, or those that have ended; left out: all. */
  only: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('ended')])),
  mine: Type.Optional(Type.Boolean()),
  after: Type.Optional(Type.String({ maxLength: 200 })),
})
export type JobListQuery = Static<typeof JobListQuery>

export const JobListItem = Type.Object({
  number: Type.Integer(),
  kind: JobKindName,
  state: JobState,
  operator: Type.Object({ id: Uuid, name: Type.String() }),
  mine: Type.Boolean(),
  createdAt: Instant,
  endedAt: Nullable(Instant),
  counts: JobCounts,
})
export type JobListItem = Static<typeof JobListItem>
export const JobPage = Type.Object({
  value: Type.Array(JobListItem),
  next: Nullable(Type.String()),
})
export type JobPage = Static<typeof JobPage>

/** GET /api/jobs/:number/rows, in the order in which they are done. */
export const JobRowQuery = Type.Object({
  state: Type.Optional(JobRowState),
  reason: Type.Optional(Type.String({ maxLength: 64 })),
  after: Type.Optional(Type.String({ maxLength: 200 })),
  top: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
})
export type JobRowQuery = Static<typeof JobRowQuery>

export const JobRow = Type.Object({
  ordinal: Type.Integer(),
  userId: Nullable(Uuid),
  name: Type.String(),
  login: Type.String(),
  state: JobRowState,
  /** `job.reason.NAME`, and what more is known of it. */
  reason: Nullable(Type.String()),
  detail: Nullable(Type.Record(Type.String(), Type.Unknown())),
  /** Of the hand-over that is planned or was made, with its recipient masked. */
  way: Nullable(Type.String()),
  recipient: Nullable(Type.String()),
  handover: Nullable(Type.Integer()),
  settledAt: Nullable(Instant),
})
export type JobRow = Static<typeof JobRow>
export const JobRowPage = Type.Object({
  value: Type.Array(JobRow),
  next: Nullable(Type.String()),
})
export type JobRowPage = Static<typeof JobRowPage>

/** POST /api/jobs/:number/start: with the count that was read, so that nobody starts what they haven't seen. */
export const StartJobBody = Type.Object(
  { count: Type.Integer({ minimum: 1 }) },
  { additionalProperties: false },
)
// POST /api/jobs/:number/approve · decline · pause · resume · cancel · retry take nothing and answer Job.
// GET /api/jobs/:number/report.csv: every row with its outcome, without any secret.
