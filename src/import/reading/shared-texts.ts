import { LIMITS, unreadable } from './limits.ts'
import { xmlEvents } from './xml-events.ts'

/** The texts that a workbook's cells share: packed as bytes, since a million strings would take several times as much. */
export interface SharedTexts {
  readonly at: (index: number) => string | undefined
}

export const NO_SHARED_TEXTS: SharedTexts = { at: () => undefined }

export async function readSharedTexts(bytes: AsyncIterable<Buffer>): Promise<SharedTexts> {
  const packed = new Packed()
  let text = ''
  let isText = false
  let phonetic = 0
  const reader = {
    open(name: string) {
      if (name === 'si') text = ''
      if (name === 'rPh') phonetic++
      isText = name === 't' && phonetic === 0
    },
    text(piece: string) {
      // What is longer than a cell may be is cut by whoever reads the cell.
      if (isText && text.length <= LIMITS.cellCharacters) text += piece
    },
    close(name: string) {
      if (name === 'si') packed.add(text.slice(0, LIMITS.cellCharacters + 1))
      if (name === 'rPh') phonetic--
      isText = false
    },
  }
  for await (const _ of xmlEvents(bytes, reader));
  return packed
}

class Packed implements SharedTexts {
  #bytes = Buffer.allocUnsafe(64 * 1024)
  #ends = new Uint32Array(1024)
  #count = 0

  add(text: string): void {
    const start = this.#startOf(this.#count)
    const end = start + Buffer.byteLength(text)
    if (end + 4 * this.#count > LIMITS.sharedTextBytes)
      throw unreadable(
        'unpacks-too-large',
        'Unpacked, this workbook would be far too large. Save the sheet as CSV.',
        { max: LIMITS.sharedTextBytes / 1024 / 1024 },
      )
    if (end > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(end, 2 * this.#bytes.length))
      this.#bytes.copy(larger)
      this.#bytes = larger
    }
    if (this.#count === this.#ends.length) {
      const larger = new Uint32Array(2 * this.#ends.length)
      larger.set(this.#ends)
      this.#ends = larger
    }
    this.#bytes.write(text, start)
    this.#ends[this.#count] = end
    this.#count++
  }

  at(index: number): string | undefined {
    if (!(index >= 0 && index < this.#count)) return undefined
    return this.#bytes.toString('utf8', this.#startOf(index), this.#ends[index])
  }

  #startOf(index: number): number {
    return index === 0 ? 0 : (this.#ends[index - 1] ?? 0)
  }
}
