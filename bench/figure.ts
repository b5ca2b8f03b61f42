/** One measured figure against its target. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly target: number
  readonly direction: 'min' | 'max'
  readonly holds: boolean
  /** What it was made of, for the reader. */
  readonly note: string
}

export function figure(
  name: string,
  value: number,
  { unit, target, direction, note }: Pick<Figure, 'unit' | 'target' | 'direction' | 'note'>,
): Figure {
  const holds = direction === 'min' ? value >= target : value <= target
  return { name, value: Math.round(value * 1000) / 1000, unit, target, direction, holds, note }
}

export function printFigures(figures: readonly Figure[]): void {
  for (const { name, value, unit, target, direction, holds, note } of figures) {
    const sign = direction === 'min' ? '≥' : '≤'
    process.stdout.write(
      `${holds ? 'holds ' : 'MISSED'}  ${name.padEnd(56)} ${String(value).padStart(8)} ${unit.padEnd(8)} ${sign} ${target}   ${note}\n`,
    )
  }
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}

export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}
