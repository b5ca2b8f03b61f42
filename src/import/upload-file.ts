import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import { decideAdd } from '../accounts/policy.ts'
import { inTransaction, type Transaction } from '../audit/in-transaction.ts'
import type { Context } from '../platform/context.ts'
import { Problem } from '../platform/problem.ts'
import { requireAllowed, requireOperator } from '../roles/policy.ts'
import { MOST_STAGED } from './import-file.ts'
import { insertLines } from './line-queries.ts'
import { columnsKeyOf } from './mapping/propose-mapping.ts'
import { completeFile, countFiles, insertFile } from './queries.ts'
import { assertAllCharacters, assertLineCount, unreadable } from './reading/limits.ts'
import { openTable, type ReadingChoice, type Table } from './reading/open-table.ts'
import { charactersIn, type Row } from './reading/row.ts'
import { inTemporaryFile } from './reading/temporary-file.ts'

const BATCH = 500
const BATCH_CHARACTERS = 2_000_000

/** Reads a file once, as it streams in, and stages its lines: all of them, or nothing of it is kept. */
export async function uploadFile(
  ctx: Context,
  body: Readable,
  { name, ...choice }: ReadingChoice & { readonly name: string },
): Promise<string> {
  const operator = requireOperator(ctx.actor)
  requireAllowed(decideAdd(operator))
  if ((await countFiles(ctx.db, operator.id)) >= MOST_STAGED)
    throw new Problem(
      'conflict',
      'import-too-many-files',
      'You have several files under way. Delete one that you no longer need.',
      { max: MOST_STAGED },
    )
  const id = randomUUID()
  await inTemporaryFile(body, async (file) => {
    const table = await openTable(file, choice)
    await inTransaction(ctx, async (tx) => {
      await insertFile(tx.db, {
        id,
        operatorId: operator.id,
        fileName: name,
        source: table.source,
        now: tx.now(),
      })
      const lineCount = await stage(tx, id, table)
      tx.audit({
        action: 'import.uploaded',
        target: { kind: 'import', id, name },
        detail: { lines: lineCount, format: table.source.format },
      })
    })
  })
  return id
}

async function stage(tx: Transaction, id: string, { rows }: Table): Promise<number> {
  let lineCount = 0
  let characters = 0
  let batchCharacters = 0
  let first: Row | undefined
  let batch: Row[] = []
  for await (const row of rows) {
    first ??= row
    lineCount++
    assertLineCount(lineCount)
    const length = charactersIn(row.cells)
    characters += length
    assertAllCharacters(characters)
    batch.push(row)
    batchCharacters += length
    if (batch.length < BATCH && batchCharacters < BATCH_CHARACTERS) continue
    await insertLines(tx.db, id, batch)
    batch = []
    batchCharacters = 0
  }
  await insertLines(tx.db, id, batch)
  if (first === undefined) throw unreadable('file-empty', 'The file is empty.')
  const columns = first.cells.map((cell, index) => cell.trim() || String(index + 1))
  await completeFile(tx.db, id, {
    columns,
    columnsKey: columnsKeyOf(columns),
    firstLine: first.line,
    lineCount,
  })
  return lineCount
}
