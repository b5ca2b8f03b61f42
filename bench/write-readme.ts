import { readFile, writeFile } from 'node:fs/promises'
import type { Figure } from './figure.ts'

const BEGIN = '<!-- bench: begin, written by `npm run bench -- --write-readme` -->'
const END = '<!-- bench: end -->'

/** Puts the last run's figures into the README, between its two marks. */
export async function writeReadme(): Promise<void> {
  const text = await readFile('bench/results.json', 'utf8').catch(() => {
    throw new Error('There are no figures yet. Run the benchmark first: npm run bench')
  })
  const readme = await readFile('README.md', 'utf8')
  const [before, rest] = readme.split(BEGIN)
  const [, after] = rest?.split(END) ?? []
  if (before === undefined || after === undefined)
    throw new Error('The README lacks the marks between which the figures belong.')
  const table = tableOf(JSON.parse(text) as Figure[])
  await writeFile('README.md', `${before}${BEGIN}\n\n${table}\n\n${END}${after}`)
}

/** Columns as wide as the formatter makes them. */
function tableOf(figures: readonly Figure[]): string {
  const rows = [
    ['what', 'measured', 'target', ''],
    ...figures.map(({ name, value, unit, target, direction, holds }) => [
      name,
      unit === 'ratio' ? String(value) : `${value} ${unit}`,
      `${direction === 'min' ? '≥' : '≤'} ${target}`,
      holds ? 'holds' : 'missed',
    ]),
  ]
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  const [head = [], ...body] = rows
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n')
}
