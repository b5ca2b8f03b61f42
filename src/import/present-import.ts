import type { Organisation } from '../organisation/organisation.ts'
import { decodeCursor, encodeCursor } from '../platform/cursor.ts'
import type { Context } from '../platform/context.ts'
import { requireOperator } from '../roles/policy.ts'
import type { Import, ImportLine, ImportLinePage, ImportLineQuery } from './contract.ts'
import { erasedAt, type ImportFile, lastOfHeader, stateOf } from './import-file.ts'
import { countLines, countProblems, listLines, type StoredLine } from './line-queries.ts'
import { proposeMapping } from './mapping/propose-mapping.ts'
import { findTemplateFor } from './mapping/template-queries.ts'
import { getFile, listFiles } from './queries.ts'

const FIRST_LINES = 20
const PAGE = 50

export async function getImport(
  ctx: Context,
  organisation: Pick<Organisation, 'domains'>,
  id: string,
): Promise<Import> {
  const file = await getFile(ctx.db, id, requireOperator(ctx.actor).id)
  const isVerified = file.state === 'verified'
  const [firstLines, template, counts, problems] = await Promise.all([
    listLines(ctx.db, id, { after: 0, limit: FIRST_LINES }),
    findTemplateFor(ctx.db, file.columnsKey),
    isVerified ? countLines(ctx.db, id, lastOfHeader(file)) : null,
    isVerified ? countProblems(ctx.db, id) : [],
  ])
  return {
    id,
    fileName: file.fileName,
    state: stateOf(file),
    createdAt: file.createdAt.toISOString(),
    erasedAt: erasedAt(file, ctx.now()).toISOString(),
    source: file.source,
    columns: [...file.columns],
    firstLines: firstLines.map(({ line, cells }) => ({ line, cells: [...cells] })),
    lineCount: file.lineCount,
    proposal: proposeMapping({
      columns: file.columns,
      firstLines,
      domains: organisation.domains,
      template,
    }),
    mapping: file.mapping,
    verifiedLines: file.verifiedLines,
    counts,
    problems,
    job: jobOf(file),
  }
}

export async function listImports(ctx: Context) {
  const files = await listFiles(ctx.db, requireOperator(ctx.actor).id)
  return {
    value: files.map((file) => ({
      id: file.id,
      fileName: file.fileName,
      state: stateOf(file),
      createdAt: file.createdAt.toISOString(),
      erasedAt: erasedAt(file, ctx.now()).toISOString(),
      lineCount: file.lineCount,
      job: jobOf(file),
    })),
  }
}

export async function listImportLines(
  ctx: Context,
  id: string,
  { after, top = PAGE, ...filter }: ImportLineQuery,
): Promise<ImportLinePage> {
  const file = await getFile(ctx.db, id, requireOperator(ctx.actor).id)
  const [position] = decodeCursor(after, ['number']) ?? [lastOfHeader(file)]
  const lines = await listLines(ctx.db, id, { ...filter, after: position, limit: top + 1 })
  const page = lines.slice(0, top)
  const last = page.at(-1)
  return {
    value: page.map((line) => presentLine(line, file)),
    next: lines.length > top && last !== undefined ? encodeCursor([last.line]) : null,
  }
}

export function presentLine(
  { line, cells, leftOut, ...verified }: StoredLine,
  { state, verifiedThrough }: Pick<ImportFile, 'state' | 'verifiedThrough'>,
): ImportLine {
  // What an earlier mapping made of it no longer counts.
  const isOld = state === 'mapping' || (state === 'verifying' && line > verifiedThrough)
  const outcome = isOld ? null : verified.outcome
  return {
    line,
    cells: [...cells],
    status: outcome === null ? 'unverified' : verified.status,
    leftOut,
    displayName: outcome?.name ?? '',
    userPrincipalName: outcome?.login ?? '',
    userId: outcome === null ? null : verified.userId,
    problems: [...(outcome?.problems ?? [])],
    changes: [...(outcome?.changes ?? [])],
    kept: [...(outcome?.kept ?? [])],
  }
}

function jobOf({ jobNumber, jobState, jobStartedAt }: ImportFile): Import['job'] {
  return jobNumber === null || jobState === null
    ? null
    : { number: jobNumber, state: jobState, hasRun: jobStartedAt !== null }
}
