import type { FileHandle } from 'node:fs/promises'
import { LIMITS, unreadable } from './limits.ts'
import { type NumberFormats, readNumberFormats } from './number-format.ts'
import { openParts, type Parts } from './workbook-parts.ts'
import type { Row } from './row.ts'
import { NO_SHARED_TEXTS, readSharedTexts } from './shared-texts.ts'
import { readSheet } from './sheet-rows.ts'
import { xmlEvents } from './xml-events.ts'

export interface Workbook {
  readonly sheet: string
  readonly sheets: string[]
  readonly rows: AsyncGenerator<Row>
}

/** Opens the named sheet, or else the first that isn't hidden. */
export async function openWorkbook(
  file: FileHandle,
  wanted: string | undefined,
): Promise<Workbook> {
  const parts = await openParts(file)
  const sheets = await listSheets(parts)
  const sheet = wanted === undefined ? sheets[0] : sheets.find(({ name }) => name === wanted)
  if (sheet === undefined)
    throw unreadable('sheet-not-found', 'The workbook has no such sheet.', {
      sheet: wanted ?? '',
    })
  return { sheet: sheet.name, sheets: sheets.map(({ name }) => name), rows: rowsOf(parts, sheet) }
}

async function* rowsOf(parts: Parts, { part }: Sheet): AsyncGenerator<Row> {
  const texts = parts.has('xl/sharedStrings.xml')
    ? await readSharedTexts(parts.read('xl/sharedStrings.xml'))
    : NO_SHARED_TEXTS
  const formats: NumberFormats = parts.has('xl/styles.xml')
    ? await readNumberFormats(parts.read('xl/styles.xml'))
    : []
  yield* readSheet(parts.read(part), { texts, formats })
}

interface Sheet {
  readonly name: string
  readonly part: string
}

/** In the workbook's order; what is hidden comes last. */
async function listSheets(parts: Parts): Promise<Sheet[]> {
  const targets = new Map<string, string>()
  for await (const { name, attributes } of tagsOf(parts, 'xl/_rels/workbook.xml.rels'))
    if (name === 'Relationship') {
      const { Id: id = '', Target: target = '' } = attributes
      if (targets.size >= LIMITS.parts || target.length > LIMITS.cellCharacters)
        throw unreadable('workbook-broken', 'This workbook is damaged, or not a workbook.')
      targets.set(id, target)
    }
  const sheets: (Sheet & { readonly isHidden: boolean })[] = []
  for await (const { name, attributes } of tagsOf(parts, 'xl/workbook.xml')) {
    const target = targets.get(attributes['r:id'] ?? idOf(attributes) ?? '')
    if (name !== 'sheet' || target === undefined || sheets.length >= LIMITS.sheets) continue
    sheets.push({
      name: (attributes['name'] ?? '').slice(0, 100).toWellFormed(),
      part: target.startsWith('/') ? target.slice(1) : `xl/${target}`,
      isHidden: (attributes['state'] ?? 'visible') !== 'visible',
    })
  }
  return sheets.toSorted((a, b) => Number(a.isHidden) - Number(b.isHidden))
}

/** The relation's prefix is usually `r`. */
function idOf(attributes: Readonly<Record<string, string>>): string | undefined {
  return Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1]
}

interface Tag {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

async function* tagsOf(parts: Parts, part: string): AsyncGenerator<Tag> {
  const tags: Tag[] = []
  const reader = {
    open: (name: string, attributes: Readonly<Record<string, string>>) =>
      void tags.push({ name, attributes }),
    text: () => undefined,
    close: () => undefined,
  }
  for await (const _ of xmlEvents(parts.read(part), reader)) yield* tags.splice(0)
}
