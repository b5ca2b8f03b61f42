import type { Database } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import type { ImportMapping } from './contract.ts'
import type { ImportFile } from './import-file.ts'

export async function insertFile(
  tx: Database,
  file: Pick<ImportFile, 'id' | 'operatorId' | 'fileName' | 'source'> & { readonly now: Date },
): Promise<void> {
  await tx
    .insertInto('import_file')
    .values({
      id: file.id,
      operator_id: file.operatorId,
      file_name: file.fileName,
      source: JSON.stringify(file.source),
      columns: '[]',
      columns_key: '',
      first_line: 1,
      line_count: 0,
      state: 'mapping',
      mapping: 'null',
      created_at: file.now,
      touched_at: file.now,
    })
    .execute()
}

/** Once all of its lines are there. */
export async function completeFile(
  tx: Database,
  id: string,
  file: Pick<ImportFile, 'columns' | 'columnsKey' | 'firstLine' | 'lineCount'>,
): Promise<void> {
  await tx
    .updateTable('import_file')
    .set({
      columns: JSON.stringify(file.columns),
      columns_key: file.columnsKey,
      first_line: file.firstLine,
      line_count: file.lineCount,
    })
    .where('id', '=', id)
    .execute()
}

/** One's own: for everybody else there is none. */
export async function getFile(db: Database, id: string, operatorId: string): Promise<ImportFile> {
  const row = await selectFiles(db)
    .where('f.id', '=', id)
    .where('f.operator_id', '=', operatorId)
    .executeTakeFirst()
  if (row === undefined) throw importNotFound()
  return toFile(row)
}

/** Locks it, so that what is decided on its state stays true. */
export async function lockFile(tx: Database, id: string, operatorId: string): Promise<ImportFile> {
  const row = await selectFiles(tx)
    .where('f.id', '=', id)
    .where('f.operator_id', '=', operatorId)
    .forUpdate('f')
    .executeTakeFirst()
  if (row === undefined) throw importNotFound()
  return toFile(row)
}

/** For a job, whoever it belongs to by now. */
export async function findFile(db: Database, id: string): Promise<ImportFile | undefined> {
  const row = await selectFiles(db).where('f.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : toFile(row)
}

export async function listFiles(db: Database, operatorId: string): Promise<ImportFile[]> {
  const rows = await selectFiles(db)
    .where('f.operator_id', '=', operatorId)
    .orderBy('f.created_at', 'desc')
    .limit(100)
    .execute()
  return rows.map(toFile)
}

/** Those under way: what has run only waits to be erased. */
export async function countFiles(db: Database, operatorId: string): Promise<number> {
  const { count } = await db
    .selectFrom('import_file as f')
    .leftJoin('job as j', 'j.id', 'f.job_id')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('f.operator_id', '=', operatorId)
    .where((eb) => eb.or([eb('j.started_at', 'is', null), eb('j.ended_at', 'is', null)]))
    .executeTakeFirstOrThrow()
  return count
}

/** A new mapping begins anew; who verifies by an older one notices. */
export async function saveMapping(
  tx: Database,
  id: string,
  mapping: ImportMapping,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('import_file')
    .set((eb) => ({
      mapping: JSON.stringify(mapping),
      state: 'verifying' as const,
      revision: eb('revision', '+', 1),
      verified_through: 0,
      verified_lines: 0,
      leased_until: null,
      // Another round: what an earlier job did is in the directory now.
      job_id: null,
      touched_at: now,
    }))
    .where('id', '=', id)
    .execute()
}

export async function touchFile(tx: Database, id: string, now: Date): Promise<void> {
  await tx.updateTable('import_file').set({ touched_at: now }).where('id', '=', id).execute()
}

export async function saveJob(tx: Database, id: string, jobId: string, now: Date): Promise<void> {
  await tx
    .updateTable('import_file')
    .set({ job_id: jobId, touched_at: now })
    .where('id', '=', id)
    .execute()
}

export async function deleteFiles(tx: Database, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx.deleteFrom('import_file').where('id', 'in', ids).execute()
}

/** Those that nobody has worked with since `withoutRun`, or whose job ended before `afterRun`. */
export async function listErasable(
  db: Database,
  { withoutRun, afterRun }: { withoutRun: Date; afterRun: Date },
): Promise<{ id: string; fileName: string; lineCount: number }[]> {
  return await db
    .selectFrom('import_file as f')
    .leftJoin('job as j', 'j.id', 'f.job_id')
    .select(['f.id', 'f.file_name as fileName', 'f.line_count as lineCount'])
    .where('f.touched_at', '<', withoutRun)
    .where((eb) => eb.or([eb('f.job_id', 'is', null), eb('j.ended_at', '<', afterRun)]))
    .orderBy('f.touched_at')
    .limit(20)
    .forUpdate('f')
    .skipLocked()
    .execute()
}

function selectFiles(db: Database) {
  return db
    .selectFrom('import_file as f')
    .leftJoin('job as j', 'j.id', 'f.job_id')
    .select([
      'f.id',
      'f.operator_id as operatorId',
      'f.file_name as fileName',
      'f.source',
      'f.columns',
      'f.columns_key as columnsKey',
      'f.first_line as firstLine',
      'f.line_count as lineCount',
      'f.state',
      'f.mapping',
      'f.revision',
      'f.verified_through as verifiedThrough',
      'f.verified_lines as verifiedLines',
      'j.number as jobNumber',
      'j.state as jobState',
      'j.started_at as jobStartedAt',
      'j.ended_at as jobEndedAt',
      'f.created_at as createdAt',
      'f.touched_at as touchedAt',
    ])
}

type FileRow = Awaited<ReturnType<ReturnType<typeof selectFiles>['execute']>>[number]

/** What this room has written itself as JSON has its types. */
function toFile(row: FileRow): ImportFile {
  return {
    ...row,
    source: row.source as ImportFile['source'],
    mapping: row.mapping as ImportFile['mapping'],
  }
}

export function importNotFound(): Problem {
  return new Problem('notFound', 'import-not-found', 'There is no such file, or no more.')
}
