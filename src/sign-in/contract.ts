import type { Static } from 'typebox'
import { Type } from 'typebox'
import { Settings } from '../organisation/contract.ts'
import { Instant, Language, Nullable, Uuid } from '../platform/contract.ts'

/** GET /api/me. 401 when nobody is signed in; 403 `must-change-password` while only /change-password is open. */
export const Me = Type.Object({
  id: Uuid,
  displayName: Type.String(),
  userPrincipalName: Type.String(),
  language: Language,
  roles: Type.Array(Type.String()),
  abilities: Type.Array(Type.String()),
  organisation: Type.Object({
    kind: Type.Union([Type.Literal('demo'), Type.Literal('real')]),
    setUp: Type.Boolean(),
    ...Settings.properties,
  }),
})
export type Me = Static<typeof Me>

/** PATCH /api/me answers 204. */
export const UpdateMeBody = Type.Object({ language: Language }, { additionalProperties: false })

/** GET /api/home: what needs the operator today. */
export const Home = Type.Object({
  needsYou: Type.Integer(),
  waiting: Type.Integer(),
  receiptsLast30Days: Type.Integer(),
  expiringWithin24Hours: Type.Integer(),
  failed: Type.Integer(),
  /** Waiting to be printed. */
  letters: Type.Integer(),
  lockedUsers: Type.Integer(),
  mail: Type.Object({
    state: Type.Union([Type.Literal('ready'), Type.Literal('paused')]),
    reason: Nullable(Type.String()),
    retryAt: Nullable(Instant),
    waiting: Type.Integer(),
    /** Their names: others may have taken over. */
    pausedTransports: Type.Array(Type.String()),
  }),
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
/** POST /api/sign-out answers 204. */
