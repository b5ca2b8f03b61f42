import { Readable } from 'node:stream'
import { deflateRawSync, crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { part, partsAround, workbookOf, zipOf } from '../../../test/workbooks.ts'
import { openTable, type ReadingChoice } from './open-table.ts'
import type { Row } from './row.ts'
import { inTemporaryFile } from './temporary-file.ts'

async function read(file: string | Buffer, choice: ReadingChoice = {}) {
  const bytes = typeof file === 'string' ? Buffer.from(file) : file
  return await inTemporaryFile(Readable.from([bytes]), async (handle) => {
    const { source, rows } = await openTable(handle, choice)
    const all: Row[] = []
    for await (const row of rows) all.push(row)
    return { source, rows: all }
  })
}

const cells = async (file: string | Buffer) => (await read(file)).rows.map((row) => row.cells)

test.each([
  ['UTF-8', Buffer.from('å;ö\nä;ü'), 'utf-8'],
  ['UTF-8 with its mark', Buffer.from('\ufeffå;ö\nä;ü'), 'utf-8'],
  ['Windows-1252', Buffer.from('å;ö\nä;ü', 'latin1'), 'windows-1252'],
  ['UTF-16 with its mark', Buffer.from('\ufeffå;ö\nä;ü', 'utf16le'), 'utf-16le'],
  ['UTF-16 without a mark', Buffer.from('å;ö\nä;ü', 'utf16le'), 'utf-16le'],
  ['big-endian UTF-16', Buffer.from('å;ö\nä;ü', 'utf16le').swap16(), 'utf-16be'],
])('%s is read as what it is', async (_, file, encoding) => {
  const { source, rows } = await read(file)
  expect(source).toEqual({ format: 'text', encoding, delimiter: ';' })
  expect(rows).toEqual([
    { line: 1, cells: ['å', 'ö'] },
    { line: 2, cells: ['ä', 'ü'] },
  ])
})

test('a file in two encodings is refused, with a line of each', async () => {
  const mixed = Buffer.concat([Buffer.from('a,b\nÅsa,1\n'), Buffer.from('Östen,2\n', 'latin1')])
  await expect(read(mixed)).rejects.toMatchObject({
    code: 'import-encodings-mixed',
    detail: { utf8Line: 2, line: 3 },
  })
  expect((await read(mixed, { encoding: 'windows-1252' })).rows[2]?.cells).toEqual(['Östen', '2'])
})

test('what is pasted from a spreadsheet is divided by tabs, and lines are counted as an editor does', async () => {
  const { rows } = await read('a\tb\r\n"two\r\nlines"\tc\r\n\r\nlast\td\r\n')
  expect(rows).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['two\nlines', 'c'] },
    { line: 5, cells: ['last', 'd'] },
  ])
})

test("Excel's own first line says what divides the cells", async () => {
  expect((await read('sep=;\na,b;c\n')).rows.map((row) => row.cells)).toEqual([['a,b', 'c']])
})

test('formulas, right-to-left names and emoji are text like any other', async () => {
  const row = ['=1+1', '+46 70', '@x', 'محمد', 'שרה', '👩🏽‍🏫', '-']
  expect(await cells(row.join(','))).toEqual([row])
})

test('a NUL is shown as its sign, and a cell that is too long is cut', async () => {
  const [row] = await cells(`a\0b,${'x'.repeat(4000)},${'y'.repeat(4001)}`)
  expect(row?.[0]).toBe('a\u2400b')
  expect(row?.[1]).toBe('x'.repeat(4000))
  expect(row?.[2]).toBe(`${'y'.repeat(4000)}…`)
})

test.each([
  ['nothing', '', 'import-file-empty'],
  ['a PDF', '%PDF-1.7 …', 'import-not-a-table'],
  ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), 'import-old-workbook'],
  [
    'a quotation mark that is never closed',
    `a,b\n"c,${'d\n'.repeat(600_000)}`,
    'import-quote-not-closed',
  ],
  ['201 columns', Array.from({ length: 201 }, (_, at) => at).join(), 'import-too-many-columns'],
  ['a million columns', 'x,'.repeat(1_000_000), 'import-line-too-long'],
  ['a line of two megabytes', 'x'.repeat(2_000_000), 'import-line-too-long'],
  [
    'half a character at its end',
    Buffer.from('\ufeffå', 'utf16le').subarray(0, 3),
    'import-encoding-broken',
  ],
])('%s is refused with a clear problem', async (_, file, code) => {
  await expect(read(file)).rejects.toMatchObject({ kind: 'invalid', code })
})

test('a million empty columns are nothing', async () => {
  expect(await cells(`a,b\n${','.repeat(900_000)}\nc,d`)).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ])
})

test('a workbook is read with its texts, its numbers as they look, and the results of its formulas', async () => {
  const { source, rows } = await read(
    workbookOf([
      ['Name', 'Postal code', 'Phone'],
      ['Åsa & Bo', 123, 46701234567],
      [
        'a_x000D_b',
        { xml: '<c r="B3"><f>1+1</f><v>2</v></c>' },
        { xml: '<c r="C3"><f>A1</f></c>' },
      ],
      [{ xml: '<c r="C4" t="inlineStr"><is><t>far</t></is></c>' }],
    ]),
  )
  expect(source).toEqual({ format: 'xlsx', sheet: 'Pupils', sheets: ['Pupils'] })
  expect(rows).toEqual([
    { line: 1, cells: ['Name', 'Postal code', 'Phone'] },
    { line: 2, cells: ['Åsa & Bo', '00123', '46701234567'] },
    { line: 3, cells: ['a\rb', '2', '#VALUE!'] },
    { line: 4, cells: ['', '', 'far'] },
  ])
})

const sheet = (xml: string) => part('xl/worksheets/sheet1.xml', xml)
const bookWith = (xml: string) => zipOf([...partsAround(), sheet(xml)])

test.each([
  ['a zip file of anything else', zipOf([part('a.txt', 'a')]), 'import-not-a-workbook'],
  ['one that is cut off', workbookOf([['a']]).subarray(0, 300), 'import-workbook-broken'],
  ['XML that is none', bookWith('<worksheet><row r="1"><c></row>'), 'import-workbook-broken'],
  [
    'entities within entities',
    bookWith('<!DOCTYPE w [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><worksheet>&c;</worksheet>'),
    'import-workbook-broken',
  ],
  ['a million nested tags', bookWith('<a>'.repeat(1_000_000)), 'import-workbook-broken'],
  [
    'a text of five megabytes',
    bookWith(`<worksheet><t>${'ab cd'.repeat(1_000_000)}`),
    'import-workbook-broken',
  ],
  [
    'a column far to the right',
    bookWith(
      '<worksheet><sheetData><row r="1"><c r="XFD1" t="str"><v>x</v></c></row></sheetData></worksheet>',
    ),
    'import-too-many-columns',
  ],
  [
    'rows in no order',
    bookWith('<worksheet><row r="2"/><row r="1"/></worksheet>'),
    'import-workbook-broken',
  ],
])('a workbook that is %s is refused with a clear problem', async (_, file, code) => {
  await expect(read(file)).rejects.toMatchObject({ kind: 'invalid', code })
})

test('a text that a workbook repeats in every cell is refused where it fills a line', async () => {
  const long = { xml: '<c t="s"><v>0</v></c>' }
  const file = workbookOf([['x'.repeat(4000)], Array.from({ length: 30 }, () => long)])
  await expect(read(file)).rejects.toMatchObject({
    code: 'import-line-too-long',
    detail: { line: 2 },
  })
})

test('a zip bomb is refused by what it says of itself, and by what it holds if it lies', async () => {
  const body = Buffer.alloc(20_000_000, ' ')
  const bomb = { name: 'xl/worksheets/sheet1.xml', body }
  await expect(read(zipOf([...partsAround(), bomb]))).rejects.toMatchObject({
    code: 'import-unpacks-too-large',
  })
  const packed = { size: 1000, crc: crc32(body) }
  const lying = { ...bomb, body: deflateRawSync(body), packed }
  await expect(read(zipOf([...partsAround(), lying]))).rejects.toMatchObject({
    code: 'import-workbook-broken',
  })
})

test('a workbook of endless relations is refused, and a sheet’s name is cut between characters', async () => {
  const [, relations, ...others] = partsAround()
  const sheet = part('xl/worksheets/sheet1.xml', '<worksheet><sheetData/></worksheet>')
  const many = Array.from({ length: 3000 }, (_, id) => `<Relationship Id="r${id}" Target="x"/>`)
  const endless = zipOf([
    part('xl/workbook.xml', '<workbook/>'),
    part('xl/_rels/workbook.xml.rels', `<Relationships>${many.join('')}</Relationships>`),
    ...others,
    sheet,
  ])
  await expect(read(endless)).rejects.toMatchObject({ code: 'import-workbook-broken' })

  if (relations === undefined) throw new Error('A workbook has relations.')
  const name = `${'a'.repeat(99)}😀`
  const named = zipOf([
    part(
      'xl/workbook.xml',
      `<workbook><sheets><sheet name="${name}" r:id="rId1"/></sheets></workbook>`,
    ),
    relations,
    ...others,
    sheet,
  ])
  const { source } = await read(named)
  expect(source).toMatchObject({ sheet: expect.toSatisfy((text: string) => text.isWellFormed()) })
})
