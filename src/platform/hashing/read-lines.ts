import type { Readable } from 'node:stream'

/** Whole lines only: what comes without its end was cut off. (Node's readline also ends lines at U+2028.) */
export function readLines(from: Readable, take: (line: string) => void): void {
  let rest = ''
  from.setEncoding('utf8')
  from.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) take(line)
  })
}
