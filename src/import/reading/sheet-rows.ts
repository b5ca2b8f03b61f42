import { assertColumnCount, LIMITS } from './limits.ts'
import { type NumberFormats, writeNumber } from './number-format.ts'
import { cleanRow, type Row } from './row.ts'
import type { SharedTexts } from './shared-texts.ts'
import { workbookBroken, xmlEvents } from './xml-events.ts'

/** Of the largest sheet there can be. */
const LAST_LINE = 1_048_576

interface Book {
  readonly texts: SharedTexts
  readonly formats: NumberFormats
}

/** Stands where a formula has no result: it can't be worked out here, and is a problem of its line. */
export const NO_RESULT = '#VALUE!'

/** A sheet's rows as they are read, with the results of formulas that the workbook keeps. */
export async function* readSheet(bytes: AsyncIterable<Buffer>, book: Book): AsyncGenerator<Row> {
  const reader = new SheetReader(book)
  for await (const _ of xmlEvents(bytes, reader)) yield* reader.take()
}

class SheetReader {
  readonly #book: Book
  #done: Row[] = []
  #line = 0
  #cells: string[] = []
  #column = -1
  #cell: Readonly<Record<string, string>> = {}
  #text = ''
  #hasFormula = false
  #isHeard = false

  constructor(book: Book) {
    this.#book = book
  }

  take(): Row[] {
    const rows = this.#done
    this.#done = []
    return rows
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') {
      this.#line = this.#lineOf(Number(attributes['r'] ?? this.#line + 1))
      this.#cells = []
      this.#column = -1
    }
    if (name === 'c') {
      this.#cell = attributes
      this.#column = columnOf(attributes['r']) ?? this.#column + 1
      this.#text = ''
      this.#hasFormula = false
    }
    if (name === 'f') this.#hasFormula = true
    this.#isHeard = name === 'v' || name === 't'
  }

  text(piece: string): void {
    if (this.#isHeard && this.#text.length <= LIMITS.cellCharacters) this.#text += piece
  }

  close(name: string): void {
    this.#isHeard = false
    if (name === 'c') this.#endCell()
    if (name === 'row') {
      const row = cleanRow(this.#line, this.#cells)
      if (row !== undefined) this.#done.push(row)
    }
  }

  /** Rows come in their order, or the file is none that a spreadsheet has written. */
  #lineOf(said: number): number {
    if (Number.isSafeInteger(said) && said > this.#line && said <= LAST_LINE) return said
    throw workbookBroken()
  }

  #endCell(): void {
    const text = this.#valueOf()
    // A sheet has formatted cells far to the right that hold nothing.
    if (text.trim() === '') return
    assertColumnCount(this.#column + 1, this.#line)
    while (this.#cells.length < this.#column) this.#cells.push('')
    this.#cells[this.#column] = text
  }

  #valueOf(): string {
    const { t: type = 'n', s: style = '' } = this.#cell
    if (this.#hasFormula && this.#text === '' && type !== 'str') return NO_RESULT
    switch (type) {
      case 's':
        return unescaped(this.#book.texts.at(Number(this.#text)) ?? '')
      case 'n':
        return writeNumber(this.#text, this.#book.formats[Number(style)])
      case 'b':
        return this.#text === '1' ? 'TRUE' : 'FALSE'
      default:
        return unescaped(this.#text)
    }
  }
}

/** The column of `AB12`, from 0. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0]
  if (letters === undefined) return undefined
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

/** ECMA-376 writes what XML can't hold as `_x000D_`. */
function unescaped(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}
