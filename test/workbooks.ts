import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipEntry {
  readonly name: string
  readonly body: Buffer
  /** Packed already, with what it says of itself: for bombs. */
  readonly packed?: { readonly size: number; readonly crc: number }
}

/** A zip file, as APPNOTE.TXT says; no larger than four gigabytes. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { name, body, packed } of entries) {
    const data = packed === undefined ? deflateRawSync(body) : body
    const { size, crc } = packed ?? { size: body.length, crc: crc32(body) }
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(8, 4)
    shared.writeUInt32LE(crc, 10)
    shared.writeUInt32LE(data.length, 14)
    shared.writeUInt32LE(size, 18)
    shared.writeUInt16LE(Buffer.byteLength(name), 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    central.push(Buffer.from('PK\u0001\u0002\u0014\0', 'latin1'), shared, place, Buffer.from(name))
    const local = Buffer.concat([
      Buffer.from('PK\u0003\u0004', 'latin1'),
      shared,
      Buffer.from(name),
      data,
    ])
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 0, 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}

export type Cell = string | number | { readonly xml: string }

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** A workbook of one sheet, its texts shared as Excel shares them. */
export function workbookOf(
  rows: readonly (readonly Cell[])[],
  others: readonly ZipEntry[] = [],
): Buffer {
  const texts: string[] = []
  const cell = (value: Cell, column: number, row: number): string => {
    if (typeof value === 'object') return value.xml
    const reference = `${String.fromCharCode(65 + column)}${row}`
    if (typeof value === 'number') return `<c r="${reference}" s="1"><v>${value}</v></c>`
    return `<c r="${reference}" t="s"><v>${texts.push(value) - 1}</v></c>`
  }
  const lines = rows.map(
    (cells, index) =>
      `<row r="${index + 1}">${cells.map((each, column) => cell(each, column, index + 1)).join('')}</row>`,
  )
  const sheet = `<worksheet><sheetData>${lines.join('')}</sheetData></worksheet>`
  const shared = `<sst>${texts.map((text) => `<si><t>${escaped(text)}</t></si>`).join('')}</sst>`
  return zipOf([
    ...partsAround(),
    part('xl/worksheets/sheet1.xml', sheet),
    part('xl/sharedStrings.xml', shared),
    ...others,
  ])
}

export function part(name: string, text: string): ZipEntry {
  return { name, body: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`) }
}

/** All that a workbook has besides its one sheet; the second style writes five digits. */
export function partsAround(): ZipEntry[] {
  return [
    part(
      'xl/workbook.xml',
      '<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Pupils" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    part(
      'xl/styles.xml',
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="00000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>',
    ),
  ]
}
