import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { ImportMapping } from '../contract.ts'

export interface Template {
  readonly id: string
  readonly name: string
  readonly columns: readonly string[]
  readonly columnsKey: string
  readonly mapping: ImportMapping
  readonly savedByName: string
  readonly savedAt: Date
}

/** The latest that was kept for a file with these columns. */
export async function findTemplateFor(
  db: Database,
  columnsKey: string,
): Promise<Template | undefined> {
  const row = await selectTemplates(db)
    .where('columns_key', '=', columnsKey)
    .orderBy('saved_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? undefined : toTemplate(row)
}

export async function listTemplates(db: Database): Promise<Template[]> {
  const rows = await selectTemplates(db).orderBy('name').limit(500).execute()
  return rows.map(toTemplate)
}

/** Replaces one of the same name. Answers its id. */
export async function saveTemplate(tx: Database, template: Template): Promise<string> {
  const columns = {
    columns: JSON.stringify(template.columns),
    columns_key: template.columnsKey,
    mapping: JSON.stringify(template.mapping),
    saved_by_name: template.savedByName,
    saved_at: template.savedAt,
  }
  const { id } = await tx
    .insertInto('import_template')
    .values({ id: template.id, name: template.name, ...columns })
    .onConflict((conflict) =>
      conflict.expression(sql`lower(name)`).doUpdateSet({ name: template.name, ...columns }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function deleteTemplate(tx: Database, id: string): Promise<string | undefined> {
  const row = await tx
    .deleteFrom('import_template')
    .where('id', '=', id)
    .returning('name')
    .executeTakeFirst()
  return row?.name
}

function selectTemplates(db: Database) {
  return db
    .selectFrom('import_template')
    .select([
      'id',
      'name',
      'columns',
      'columns_key as columnsKey',
      'mapping',
      'saved_by_name as savedByName',
      'saved_at as savedAt',
    ])
}

type TemplateRow = Awaited<ReturnType<ReturnType<typeof selectTemplates>['execute']>>[number]

/** What this room has written itself as JSON has its types. */
function toTemplate(row: TemplateRow): Template {
  return { ...row, mapping: row.mapping as ImportMapping }
}
