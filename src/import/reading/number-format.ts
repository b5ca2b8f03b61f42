import { LIMITS } from './limits.ts'
import { xmlEvents } from './xml-events.ts'

/** By the number of a cell's style: how its numbers are written, as far as it is a matter of leading zeros. */
export type NumberFormats = readonly (string | undefined)[]

export async function readNumberFormats(bytes: AsyncIterable<Buffer>): Promise<NumberFormats> {
  const codes = new Map<string, string>()
  const styles: (string | undefined)[] = []
  let isInCells = false
  const reader = {
    open(name: string, attributes: Readonly<Record<string, string>>) {
      if (name === 'numFmt') noteCode(codes, attributes)
      if (name === 'cellXfs') isInCells = true
      if (name === 'xf' && isInCells && styles.length < LIMITS.styles)
        styles.push(codes.get(attributes['numFmtId'] ?? ''))
    },
    text: () => undefined,
    close(name: string) {
      if (name === 'cellXfs') isInCells = false
    },
  }
  for await (const _ of xmlEvents(bytes, reader));
  return styles
}

/** Such as `00000` and `000\ 00` for postal codes. */
const ZEROS = /^(?:0|[ -]|\\.|"[^"]{0,10}")*$/

function noteCode(
  codes: Map<string, string>,
  { numFmtId, formatCode = '' }: Record<string, string>,
) {
  const isOfZeros = formatCode.length <= 64 && ZEROS.test(formatCode) && /0.*0/.test(formatCode)
  if (numFmtId !== undefined && isOfZeros && codes.size < LIMITS.styles)
    codes.set(numFmtId, formatCode.replace(/\\(.)/g, '$1').replaceAll('"', ''))
}

/** A number as somebody who looks at the sheet reads it: 1 as `00001`, 4.6E10 as `46000000000`. */
export function writeNumber(stored: string, format: string | undefined): string {
  const number = Number(stored)
  if (stored.trim() === '' || !Number.isFinite(number)) return stored
  const plain = /[.eE]/.test(stored) ? String(number) : stored.trim()
  if (format === undefined || !/^\d+$/.test(plain)) return plain
  const places = format.replace(/[^0]/g, '').length
  const digits = Array.from(plain.padStart(places, '0'))
  const surplus = digits.splice(0, digits.length - places).join('')
  return surplus + format.replaceAll('0', () => digits.shift() ?? '')
}
