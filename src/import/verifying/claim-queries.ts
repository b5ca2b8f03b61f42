import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { ImportFile } from '../import-file.ts'

/** A file that nobody verifies at the moment, now ours until the lease ends. */
export async function claimVerifying(
  db: Database,
  now: Date,
  leaseMs: number,
): Promise<string | undefined> {
  const row = await db
    .updateTable('import_file')
    .set({ leased_until: new Date(now.getTime() + leaseMs) })
    .where('id', '=', (eb) =>
      eb
        .selectFrom('import_file')
        .select('id')
        .where(sql<boolean>`state = 'verifying'`)
        .where((or) => or.or([or('leased_until', 'is', null), or('leased_until', '<', now)]))
        .orderBy('created_at')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** False if the mapping is another one by now, or another worker has come further: the lease had run out. */
export async function noteVerified(
  tx: Database,
  { id, revision }: Pick<ImportFile, 'id' | 'revision'>,
  { through, lines, leasedUntil }: { through?: number; lines: number; leasedUntil: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('import_file')
    .set((eb) => ({
      ...(through !== undefined && { verified_through: through }),
      verified_lines: eb('verified_lines', '+', lines),
      leased_until: leasedUntil,
    }))
    .where('id', '=', id)
    .where('revision', '=', revision)
    .where('state', '=', 'verifying')
    .$if(through !== undefined, (file) => file.where('verified_through', '<', through ?? 0))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function endVerifying(
  db: Database,
  { id, revision }: Pick<ImportFile, 'id' | 'revision'>,
  now: Date,
): Promise<void> {
  await db
    .updateTable('import_file')
    .set({ state: 'verified', leased_until: null, touched_at: now })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .execute()
}
