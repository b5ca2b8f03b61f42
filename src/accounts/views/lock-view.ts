import { lockUser } from '../../directory/queries.ts'
import { type Database, violatedConstraint } from '../../platform/database.ts'
import { Problem } from '../../platform/problem.ts'
import type { RoleHolder } from '../../roles/policy.ts'
import { maySee } from './policy.ts'
import { countViewsOf, lockView } from './queries.ts'
import { MOST_VIEWS, type View, viewName } from './view.ts'

/** The view as it is now, locked. Others' private views don't exist. */
export async function lockSeenView(db: Database, actor: RoleHolder, id: string): Promise<View> {
  const view = await lockView(db, id)
  if (view === undefined || !maySee(actor, view)) throw viewNotFound()
  return view
}

export function viewNotFound(): Problem {
  return new Problem('notFound', 'view-not-found', 'There is no such view any more.')
}

/** Who keeps one more: locked, so that two at once can't both be the last one. */
export async function assertRoomForView(db: Database, ownerId: string): Promise<void> {
  await lockUser(db, ownerId)
  if ((await countViewsOf(db, ownerId)) < MOST_VIEWS) return
  throw new Problem(
    'conflict',
    'too-many-views',
    `Nobody keeps more than ${MOST_VIEWS} views. Delete one first.`,
    { most: MOST_VIEWS },
  )
}

export function parseViewName(typed: string): string {
  const name = viewName(typed)
  if (name !== '') return name
  throw new Problem('invalid', 'view-name-missing', 'Give the view a name.', { field: 'name' })
}

/** An owner's views have different names; the database sees to it. */
export async function orViewNameTaken<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (violatedConstraint(error) === 'user_view_name_is_unique')
      throw new Problem('conflict', 'view-name-taken', 'There is a view of this name already.', {
        field: 'name',
      })
    throw error
  }
}
