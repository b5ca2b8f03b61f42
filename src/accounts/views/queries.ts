import { sql, type Updateable } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { Schema } from '../../platform/schema.ts'
import type { UserColumn } from '../contract.ts'
import { knownColumns, knownQuery, type View } from './view.ts'

/** One's own and the shared ones, in the order of the organisation's language. */
export async function listViews(db: Database, userId: string, collation: string): Promise<View[]> {
  const rows = await selectViews(db)
    .where('deleted_at', 'is', null)
    .where((eb) => eb.or([eb('private_to', '=', userId), eb('private_to', 'is', null)]))
    .orderBy(sql`name collate ${sql.id(collation)}`)
    .orderBy('id')
    .execute()
  return rows.map(viewOf)
}

/** Locked until the transaction ends: what is decided on it stays true. */
export async function lockView(db: Database, id: string): Promise<View | undefined> {
  const row = await selectViews(db).where('id', '=', id).forUpdate().executeTakeFirst()
  return row === undefined ? undefined : viewOf(row)
}

export async function insertView(db: Database, { createdAt, ...view }: NewView): Promise<void> {
  await db
    .insertInto('user_view')
    .values({
      id: view.id,
      name: view.name,
      owner_id: view.ownerId,
      owner_name: view.ownerName,
      private_to: view.shared ? null : view.ownerId,
      query: JSON.stringify(view.query),
      columns: [...view.columns],
      created_at: createdAt,
      updated_at: createdAt,
    })
    .execute()
}

interface NewView extends Pick<View, 'id' | 'name' | 'ownerName' | 'shared' | 'columns'> {
  readonly ownerId: string
  readonly query: Readonly<Record<string, string>>
  readonly createdAt: Date
}

export async function updateView(
  db: Database,
  id: string,
  changes: Updateable<Schema['user_view']>,
): Promise<void> {
  await db.updateTable('user_view').set(changes).where('id', '=', id).execute()
}

/** How many somebody keeps. */
export async function countViewsOf(db: Database, ownerId: string): Promise<number> {
  const { count } = await db
    .selectFrom('user_view')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('owner_id', '=', ownerId)
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

/** What was deleted before then is gone for good. */
export async function forgetDeletedViews(db: Database, before: Date): Promise<void> {
  await db.deleteFrom('user_view').where('deleted_at', '<', before).execute()
}

export async function findChosenColumns(
  db: Database,
  userId: string,
): Promise<UserColumn[] | undefined> {
  const row = await db
    .selectFrom('user_list_columns')
    .select('columns')
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return row === undefined ? undefined : knownColumns(row.columns)
}

export async function saveChosenColumns(
  db: Database,
  userId: string,
  columns: readonly UserColumn[] | null,
): Promise<void> {
  if (columns === null) {
    await db.deleteFrom('user_list_columns').where('user_id', '=', userId).execute()
    return
  }
  await db
    .insertInto('user_list_columns')
    .values({ user_id: userId, columns: [...columns] })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ columns: [...columns] }))
    .execute()
}

function selectViews(db: Database) {
  return db
    .selectFrom('user_view')
    .select([
      'id',
      'name',
      'owner_id as ownerId',
      'owner_name as ownerName',
      'private_to as privateTo',
      'query',
      'columns',
      'updated_at as updatedAt',
      'deleted_at as deletedAt',
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof selectViews>['executeTakeFirstOrThrow']>>

function viewOf({ privateTo, query, columns, ...view }: Row): View {
  return {
    ...view,
    shared: privateTo === null,
    query: knownQuery(query),
    columns: knownColumns(columns),
  }
}
