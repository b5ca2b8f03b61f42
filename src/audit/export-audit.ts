import type { Context } from '../platform/context.ts'
import { type CsvCell, csvRows } from '../platform/csv.ts'
import type { Language } from '../platform/language.ts'
import { type Translate, translator } from '../platform/messages.ts'
import { isAuditAction } from './audit-entry.ts'
import type { AuditEvent, AuditExportQuery, AuditFormat } from './contract.ts'
import { inTransaction } from './in-transaction.ts'
import { ocsfEvent } from './ocsf-event.ts'
import { getAuditHead, readMatchingEvents } from './queries.ts'

const LINES_A_CHUNK = 200

/**
 * The log as a file, read a batch at a time while it is sent: whoever goes away ends the reading. Noted before it
 * begins; what is added from then on, that note included, is for the next time.
 */
export async function exportAudit(
  ctx: Context,
  { format, language = 'en', afterSequence = 0, ...filter }: AuditExportQuery,
): Promise<AsyncGenerator<string, void, undefined>> {
  const through = await inTransaction(ctx, async (tx) => {
    const { sequence } = await getAuditHead(tx.db)
    tx.audit({
      action: 'audit.exported',
      detail: { format, filters: filter, afterSequence, throughSequence: sequence },
    })
    return sequence
  })
  const events = readMatchingEvents(ctx.db, filter, { after: afterSequence, through })
  switch (format) {
    case 'csv':
      return csvRows(header(translator(language)), cellsOf(events, translator(language)), {
        delimiter: delimiterOf(language),
      })
    case 'jsonl':
      return jsonLines(events, (event) => event)
    case 'ocsf':
      return jsonLines(events, ocsfEvent)
  }
}

const FILES: Record<AuditFormat, { suffix: string; contentType: string }> = {
  csv: { suffix: '.csv', contentType: 'text/csv; charset=utf-8' },
  jsonl: { suffix: '.jsonl', contentType: 'application/x-ndjson; charset=utf-8' },
  ocsf: { suffix: '.ocsf.jsonl', contentType: 'application/x-ndjson; charset=utf-8' },
}

export function fileOf(format: AuditFormat, now: Date): { name: string; contentType: string } {
  const { suffix, contentType } = FILES[format]
  return { name: `audit-${now.toISOString().slice(0, 10)}${suffix}`, contentType }
}

async function* jsonLines(
  events: AsyncIterable<AuditEvent>,
  present: (event: AuditEvent) => unknown,
): AsyncGenerator<string, void, undefined> {
  let lines: string[] = []
  for await (const event of events) {
    lines.push(`${JSON.stringify(present(event))}\n`)
    if (lines.length < LINES_A_CHUNK) continue
    yield lines.join('')
    lines = []
  }
  if (lines.length > 0) yield lines.join('')
}

/** Excel takes the list separator of the reader's country: a semicolon where the comma divides decimals. */
function delimiterOf(language: Language): ',' | ';' {
  return language === 'sv' || language === 'de' ? ';' : ','
}

function header(t: Translate): string[] {
  return [
    t('audit.detail.sequence'),
    t('audit.column.when'),
    t('audit.column.action'),
    t('audit.detail.name'),
    t('audit.filter.outcome'),
    t('audit.export.actorKind'),
    t('audit.column.actor'),
    t('audit.export.actorId'),
    t('audit.export.targetKind'),
    t('audit.column.target'),
    t('audit.export.targetId'),
    t('audit.detail.network'),
    t('audit.export.details'),
    t('audit.detail.mac'),
  ]
}

async function* cellsOf(
  events: AsyncIterable<AuditEvent>,
  t: Translate,
): AsyncGenerator<readonly CsvCell[], void, undefined> {
  for await (const event of events) {
    const { action } = event
    yield [
      event.sequence,
      event.occurredAt,
      isAuditAction(action) ? t(`audit.action.${action}`) : action,
      action,
      t(`audit.outcome.${event.outcome}`),
      t(`audit.actor.${event.actorKind}`),
      event.actorName,
      event.actorId,
      event.targetKind,
      event.targetName,
      event.targetId,
      event.network,
      JSON.stringify(event.detail),
      event.mac,
    ]
  }
}
