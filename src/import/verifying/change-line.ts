import { inTransaction, type Transaction } from '../../audit/in-transaction.ts'
import type { Organisation } from '../../organisation/organisation.ts'
import type { Context } from '../../platform/context.ts'
import { Problem } from '../../platform/problem.ts'
import { requireOperator } from '../../roles/policy.ts'
import type { ChangedLine, ChangeLineBody } from '../contract.ts'
import { assertNotPlanned, lastOfHeader, requireVerified } from '../import-file.ts'
import {
  changeLine as saveLine,
  countLines,
  countProblems,
  listLinesNumbered,
  type StoredLine,
} from '../line-queries.ts'
import { presentLine } from '../present-import.ts'
import { lockFile, touchFile } from '../queries.ts'
import { listKeysOfLines, listLinesOfKeys } from './look-ups.ts'
import { type Verifying, verifyLines } from './verify-lines.ts'

const BATCH = 500
const OTHERS_SHOWN = 100
/** Of each key. Where more have it than that, all are duplicates still, whatever becomes of one. */
const MOST_AROUND = 200

/** Puts a line right, and verifies it at once, with those that it was or now is a duplicate of. */
export async function changeLine(
  ctx: Context,
  organisation: Organisation,
  importId: string,
  number: number,
  change: ChangeLineBody,
): Promise<ChangedLine> {
  const operator = requireOperator(ctx.actor)
  return await inTransaction(ctx, async (tx) => {
    const locked = await lockFile(tx.db, importId, operator.id)
    assertNotPlanned(locked)
    const file = requireVerified(locked)
    const [line] = await listLinesNumbered(tx.db, importId, [number])
    if (line === undefined || number <= lastOfHeader(file)) throw lineNotFound()
    const changed = {
      ...line,
      cells: withChanges(line.cells, change.cells ?? [], file.columns.length),
      leftOut: change.leftOut ?? line.leftOut,
    }
    await saveLine(tx.db, importId, changed)
    const verifying = { file, organisation, operator, isFirstPass: false }
    const others = await verifyAround(tx, changed, verifying)
    await touchFile(tx.db, importId, tx.now())
    tx.audit({
      action: 'import.lineChanged',
      target: { kind: 'import', id: importId, name: file.fileName },
      // Which line and columns, never what they hold.
      detail: {
        line: number,
        columns: change.cells?.map(({ column }) => column),
        leftOut: change.leftOut,
      },
    })
    const shown = [number, ...others.slice(0, OTHERS_SHOWN)]
    const lines = await listLinesNumbered(tx.db, importId, shown)
    const own = lines.find((each) => each.line === number)
    if (own === undefined) throw lineNotFound()
    return {
      line: presentLine(own, file),
      others: lines.filter((each) => each !== own).map((each) => presentLine(each, file)),
      counts: await countLines(tx.db, importId, lastOfHeader(file)),
      problems: await countProblems(tx.db, importId),
    }
  })
}

/** Answers the numbers of the others, which have been verified too. */
async function verifyAround(
  tx: Transaction,
  line: StoredLine,
  verifying: Verifying,
): Promise<number[]> {
  const { id } = verifying.file
  const before = await listKeysOfLines(tx.db, id, [line.line])
  await verifyLines(tx.db, [line], verifying)
  const after = await listKeysOfLines(tx.db, id, [line.line])
  const keys = [...new Set([...before, ...after].map(({ key }) => key))]
  const sharing = await listLinesOfKeys(tx.db, id, keys, MOST_AROUND)
  const others = [...new Set(sharing.map((each) => each.line))].filter((each) => each !== line.line)
  for (let start = 0; start < others.length; start += BATCH) {
    const lines = await listLinesNumbered(tx.db, id, others.slice(start, start + BATCH))
    await verifyLines(tx.db, lines, verifying)
  }
  return others
}

function withChanges(
  cells: readonly string[],
  changes: readonly { readonly column: number; readonly value: string }[],
  columnCount: number,
): string[] {
  const changed = [...cells]
  for (const { column, value } of changes) {
    if (column >= Math.max(columnCount, cells.length))
      throw new Problem('invalid', 'import-column-not-found', 'The file has no such column.', {
        column,
      })
    while (changed.length < column) changed.push('')
    changed[column] = value.replaceAll('\0', '\u2400').toWellFormed()
  }
  return changed.slice(0, changed.findLastIndex((cell) => cell !== '') + 1)
}

function lineNotFound(): Problem {
  return new Problem('notFound', 'import-line-not-found', 'The file has no such line.')
}
