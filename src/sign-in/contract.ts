import type { Static } from 'typebox'
import { Type } from 'typebox'
import { Settings } from '../organisation/contract.ts'
import { Language, Uuid } from '../platform/contract.ts'

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

/** POST /api/sign-out answers 204. */

/** POST /api/me/confirm-password: who is signed in proves it anew; answers 204. Fresh for fifteen minutes. */
export const ConfirmPasswordBody = Type.Object(
  { password: Type.String({ minLength: 1, maxLength: 1024 }) },
  { additionalProperties: false },
)
