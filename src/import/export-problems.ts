import type { Context } from '../platform/context.ts'
import { type CsvCell, csvRows } from '../platform/csv.ts'
import type { Language } from '../platform/language.ts'
import { findMessage, translator } from '../platform/messages.ts'
import { requireOperator } from '../roles/policy.ts'
import { listLines } from './line-queries.ts'
import { getFile } from './queries.ts'

const BATCH = 500

/** Everything that is wrong with a file, as a table to work through: read a batch at a time while it is sent. */
export async function exportProblems(
  ctx: Context,
  id: string,
  language: Language,
): Promise<AsyncGenerator<string>> {
  const { columns } = await getFile(ctx.db, id, requireOperator(ctx.actor).id)
  const t = translator(language)

  async function* rows(): AsyncGenerator<readonly CsvCell[]> {
    let after: number | undefined = 0
    while (after !== undefined) {
      const page = await listLines(ctx.db, id, { only: 'problems', after, limit: BATCH })
      for (const { line, outcome } of page)
        for (const problem of outcome?.problems ?? [])
          yield [
            line,
            problem.column === null ? null : (columns[problem.column] ?? problem.column + 1),
            problem.value,
            findMessage(language, `import.problem.${problem.code}`, problem.parameters) ??
              problem.code,
            problem.code,
          ]
      after = page.length < BATCH ? undefined : page.at(-1)?.line
    }
  }
  const header = [
    t('import.problems.line'),
    t('import.problems.column'),
    t('import.problems.value'),
    t('import.problems.what'),
    t('import.problems.code'),
  ]
  // Excel takes the list separator of the reader's country.
  const delimiter = language === 'sv' || language === 'de' ? ';' : ','
  return csvRows(header, rows(), { delimiter })
}
