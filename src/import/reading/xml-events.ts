import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { LIMITS, unreadable } from './limits.ts'

/** What a reader of one part of a workbook wants to hear; names come without their prefix. */
export interface XmlReader {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly text: (text: string) => void
  readonly close: (name: string) => void
}

const DEEPEST = 64

/**
 * Lets `reader` hear a part's XML, and yields after each piece of it, so that what was read can be taken on. No document
 * types, and so no entities but XML's own; nothing that makes the parser hold more than a line's worth of text.
 */
export async function* xmlEvents(
  bytes: AsyncIterable<Buffer>,
  reader: XmlReader,
): AsyncGenerator<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const parser = new SaxesParser()
  let sinceEvent = 0
  let depth = 0
  parser.on('error', () => {
    throw workbookBroken()
  })
  parser.on('doctype', () => {
    throw workbookBroken()
  })
  parser.on('opentag', (tag: SaxesTagPlain) => {
    sinceEvent = 0
    if (++depth > DEEPEST) throw workbookBroken()
    reader.open(localName(tag.name), tag.attributes)
  })
  parser.on('text', (text) => {
    sinceEvent = 0
    reader.text(text)
  })
  parser.on('cdata', (text) => reader.text(text))
  parser.on('closetag', ({ name }) => {
    sinceEvent = 0
    depth--
    reader.close(localName(name))
  })
  for await (const chunk of bytes) {
    const text = decodePiece(decoder, chunk)
    sinceEvent += text.length
    parser.write(text)
    if (sinceEvent > LIMITS.lineCharacters) throw workbookBroken()
    yield
  }
  parser.close()
  yield
}

function decodePiece(decoder: TextDecoder, chunk: Buffer): string {
  try {
    return decoder.decode(chunk, { stream: true })
  } catch {
    throw workbookBroken()
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

export function workbookBroken(): Error {
  return unreadable('workbook-broken', 'This workbook is damaged, or not a workbook.')
}
