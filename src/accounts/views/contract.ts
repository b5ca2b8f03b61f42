import type { Static } from 'typebox'
import { Type } from 'typebox'
import { Decision, Instant, Nullable, Uuid } from '../../platform/contract.ts'
import { UserColumn, UserColumns, UserFilter } from '../contract.ts'

/** What a view asks for. Values that nobody has any more are none the worse: they find nobody. */
export const SavedQuery = Type.Object(
  {
    ...UserFilter,
    view: Type.Optional(
      Type.Union([
        Type.Literal('all'),
        Type.Literal('waiting'),
        Type.Literal('neverSignedIn'),
        Type.Literal('passwordExpired'),
        Type.Literal('blocked'),
      ]),
    ),
  },
  { additionalProperties: false },
)
export type SavedQuery = Static<typeof SavedQuery>

export const SavedView = Type.Object({
  id: Uuid,
  name: Type.String(),
  shared: Type.Boolean(),
  ownerName: Type.String(),
  own: Type.Boolean(),
  query: SavedQuery,
  columns: Type.Array(UserColumn),
  updatedAt: Instant,
  abilities: Type.Object({
    /** Its name, what it asks for, its columns. */
    change: Decision,
    /** Or to keep to oneself again. */
    share: Decision,
    delete: Decision,
  }),
})
export type SavedView = Static<typeof SavedView>

/** GET /api/views: one's own views and those that are shared, and the columns that one has chosen for oneself. */
export const SavedViews = Type.Object({
  value: Type.Array(SavedView),
  columns: Nullable(Type.Array(UserColumn)),
  share: Decision,
})
export type SavedViews = Static<typeof SavedViews>

const name = Type.String({ minLength: 1, maxLength: 80 })

/** POST /api/views answers 201 with SavedView. */
export const AddViewBody = Type.Object(
  { name, shared: Type.Boolean(), query: SavedQuery, columns: UserColumns },
  { additionalProperties: false },
)
export type AddViewBody = Static<typeof AddViewBody>

/** PATCH /api/views/:id answers 200 with SavedView; changes only what it names. */
export const ChangeViewBody = Type.Partial(AddViewBody, {
  additionalProperties: false,
  minProperties: 1,
})
export type ChangeViewBody = Static<typeof ChangeViewBody>

/** DELETE /api/views/:id 204 · POST /api/views/:id/restore, within a day, 200 with SavedView. */
export const ViewParams = Type.Object({ id: Uuid })

/** PATCH /api/users/columns answers 204; null: as the product has them. */
export const ChooseColumnsBody = Type.Object(
  { columns: Nullable(UserColumns) },
  { additionalProperties: false },
)
