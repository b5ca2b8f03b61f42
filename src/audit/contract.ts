import type { Static } from 'typebox'
import { Type } from 'typebox'
import { Instant, Language, Nullable } from '../platform/contract.ts'

export const AuditOutcome = Type.Union([Type.Literal('success'), Type.Literal('refused')])

export const AuditEvent = Type.Object({
  sequence: Type.Integer(),
  occurredAt: Instant,
  actorKind: Type.Union([
    Type.Literal('user'),
    Type.Literal('recipient'),
    Type.Literal('job'),
    Type.Literal('command'),
    Type.Literal('anonymous'),
  ]),
  actorId: Nullable(Type.String()),
  actorName: Nullable(Type.String()),
  /** Translations: `audit.action.NAME` with dots. */
  action: Type.String(),
  outcome: AuditOutcome,
  targetKind: Nullable(Type.String()),
  targetId: Nullable(Type.String()),
  targetName: Nullable(Type.String()),
  network: Nullable(Type.String()),
  detail: Type.Record(Type.String(), Type.Unknown()),
  /** The chain's value after this event, in hexadecimal. */
  mac: Type.String(),
})
export type AuditEvent = Static<typeof AuditEvent>

/** Which events are meant. */
export const AuditFilter = Type.Object({
  search: Type.Optional(Type.String({ maxLength: 200 })),
  action: Type.Optional(Type.String({ maxLength: 64 })),
  actorId: Type.Optional(Type.String({ maxLength: 64 })),
  targetId: Type.Optional(Type.String({ maxLength: 64 })),
  outcome: Type.Optional(AuditOutcome),
  from: Type.Optional(Instant),
  to: Type.Optional(Instant),
})
export type AuditFilter = Static<typeof AuditFilter>

/** GET /api/audit: newest first, 50 a page. */
export const AuditQuery = Type.Object({
  ...AuditFilter.properties,
  after: Type.Optional(Type.Integer({ minimum: 1 })),
})
export type AuditQuery = Static<typeof AuditQuery>

/** OCSF: events of the Open Cybersecurity Schema Framework 1.3, a line each, for a SIEM. */
export const AuditFormat = Type.Union([
  Type.Literal('csv'),
  Type.Literal('jsonl'),
  Type.Literal('ocsf'),
])
export type AuditFormat = Static<typeof AuditFormat>

/** GET /api/audit/export: a file, the oldest event first. */
export const AuditExportQuery = Type.Object({
  ...AuditFilter.properties,
  format: AuditFormat,
  /** Only what came after this event: whoever fetches regularly goes on where they were. */
  afterSequence: Type.Optional(Type.Integer({ minimum: 0 })),
  /** Of the first line of CSV; the events' own names are the same in all. */
  language: Type.Optional(Language),
})
export type AuditExportQuery = Static<typeof AuditExportQuery>

export const AuditPage = Type.Object({
  value: Type.Array(AuditEvent),
  next: Nullable(Type.Integer()),
})
export type AuditPage = Static<typeof AuditPage>

/** One event of a hand-over in the chain, and what a printed receipt needs to be compared with it later. */
export const AuditTrailEntry = Type.Object({
  ...Type.Pick(AuditEvent, [
    'sequence',
    'occurredAt',
    'actorKind',
    'actorName',
    'action',
    'outcome',
    'mac',
  ]).properties,
})
export type AuditTrailEntry = Static<typeof AuditTrailEntry>

/** GET /api/handovers/:number/audit: in the order of the log. */
export const AuditTrail = Type.Object({
  value: Type.Array(AuditTrailEntry),
  /** There are older ones than those that are listed. */
  more: Type.Boolean(),
  /** The last event of the whole chain when this was read. */
  head: Type.Object({ sequence: Type.Integer(), mac: Type.String(), readAt: Instant }),
})
export type AuditTrail = Static<typeof AuditTrail>

/** GET /api/audit/actions: the actions that occur, for the filter. */
export const AuditActions = Type.Object({ value: Type.Array(Type.String()) })
export type AuditActions = Static<typeof AuditActions>

/** POST /api/audit/verification: the chain is read whole. */
export const AuditVerification = Type.Object({
  intact: Type.Boolean(),
  events: Type.Integer(),
  head: Type.String(),
  firstBroken: Nullable(Type.Object({ sequence: Type.Integer(), problem: Type.String() })),
})
export type AuditVerification = Static<typeof AuditVerification>
