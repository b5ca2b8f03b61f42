import { inTransaction } from '../audit/in-transaction.ts'
import type { Context } from '../platform/context.ts'
import { requireOperator } from '../roles/policy.ts'
import { assertNotPlanned, KEPT_AFTER_RUN_MS, KEPT_WITHOUT_RUN_MS } from './import-file.ts'
import { deleteFiles, listErasable, lockFile } from './queries.ts'

/** Its uploader needs it no longer. */
export async function deleteImport(ctx: Context, id: string): Promise<void> {
  const operator = requireOperator(ctx.actor)
  await inTransaction(ctx, async (tx) => {
    const file = await lockFile(tx.db, id, operator.id)
    assertNotPlanned(file)
    await deleteFiles(tx.db, [id])
    tx.audit({
      action: 'import.deleted',
      target: { kind: 'import', id, name: file.fileName },
      detail: { lines: file.lineCount },
    })
  })
}

/** Erases what nobody works with any more. Answers how many files. */
export async function eraseImports(ctx: Context): Promise<number> {
  return await inTransaction(ctx, async (tx) => {
    const now = tx.now().getTime()
    const files = await listErasable(tx.db, {
      withoutRun: new Date(now - KEPT_WITHOUT_RUN_MS),
      afterRun: new Date(now - KEPT_AFTER_RUN_MS),
    })
    await deleteFiles(
      tx.db,
      files.map(({ id }) => id),
    )
    for (const { id, fileName, lineCount } of files)
      tx.audit({
        action: 'import.erased',
        target: { kind: 'import', id, name: fileName },
        detail: { lines: lineCount },
      })
    return files.length
  })
}
