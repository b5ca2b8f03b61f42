import { describe, expect, test } from 'vitest'
import { csvRows, type CsvCell, type CsvOptions } from './csv.ts'

async function textOf(
  rows: Iterable<readonly CsvCell[]> | AsyncIterable<readonly CsvCell[]>,
  options?: CsvOptions,
): Promise<string> {
  let text = ''
  for await (const chunk of csvRows(['Name', 'Mail'], rows, options)) text += chunk
  return text
}

test('a table begins with a byte order mark and its header, and every line ends in CRLF', async () => {
  expect(await textOf([['Åsa', 'asa@home.example']])).toBe(
    '\ufeff"Name","Mail"\r\n"Åsa","asa@home.example"\r\n',
  )
})

test('a table without rows is its header', async () => {
  expect(await textOf([])).toBe('\ufeff"Name","Mail"\r\n')
})

test('semicolons can stand between the cells', async () => {
  expect(await textOf([['a', 'b']], { delimiter: ';' })).toBe('\ufeff"Name";"Mail"\r\n"a";"b"\r\n')
})

test('quotes, delimiters and line breaks stay inside their cell', async () => {
  expect(await textOf([['a "b", c', 'x\r\ny']])).toContain('"a ""b"", c","x\r\ny"\r\n')
})

test('what is absent is empty, what is false says so, numbers are numbers', async () => {
  expect(await textOf([[null, undefined]])).toContain('\r\n,\r\n')
  expect(await textOf([[true, false]])).toContain('"true","false"')
  expect(await textOf([[-3, 0]])).toContain('"-3","0"')
})

describe('S24: a cell can not become a formula', () => {
  test.each(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])(
    'a cell that begins with %j gets an apostrophe',
    async (start) => {
      expect(await textOf([[`${start}HYPERLINK("x")`, 'b']])).toContain(
        `"'${start}HYPERLINK(""x"")","b"`,
      )
    },
  )

  test('a cell in the header is treated the same', async () => {
    const first = await csvRows(['=1+1'], []).next()
    expect(first.value).toBe('\ufeff"\'=1+1"\r\n')
  })

  test('a sign in the middle is left alone', async () => {
    expect(await textOf([['a=b', 'a@home.example']])).toContain('"a=b","a@home.example"')
  })
})

test('rows are written while they are read, not gathered', async () => {
  let read = 0
  async function* many(): AsyncGenerator<CsvCell[]> {
    for (; read < 10_000; read++) yield [`user ${read}`, null]
  }
  const chunks = csvRows(['Name', 'Mail'], many())
  await chunks.next()
  expect(read).toBeLessThan(300)
  let length = 1
  for await (const chunk of chunks) length += chunk.length > 0 ? 1 : 0
  expect(read).toBe(10_000)
  expect(length).toBeGreaterThan(40)
})

test('a reader that stops early ends the query behind it', async () => {
  let ended = false
  async function* many(): AsyncGenerator<CsvCell[]> {
    try {
      for (;;) yield ['x']
    } finally {
      ended = true
    }
  }
  for await (const chunk of csvRows(['Name'], many())) if (chunk !== '') break
  expect(ended).toBe(true)
})
