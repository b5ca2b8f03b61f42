/** Which cards are marked, and where a range begins. */
export interface CardSelection {
  readonly marked: ReadonlySet<number>
  readonly anchor: number | undefined
}

export const NOTHING_SELECTED: CardSelection = { marked: new Set(), anchor: undefined }

export function toggled({ marked }: CardSelection, number: number): CardSelection {
  const next = new Set(marked)
  if (!next.delete(number)) next.add(number)
  return { marked: next, anchor: number }
}

/** From where the range began to here, besides what was marked; the range ends where it is drawn back. */
export function ranged(
  selection: CardSelection,
  shown: readonly number[],
  from: number,
  to: number,
): CardSelection {
  const { marked } = selection
  const anchor =
    selection.anchor !== undefined && shown.includes(selection.anchor) ? selection.anchor : from
  const next = new Set(marked)
  for (const number of between(shown, anchor, from)) next.delete(number)
  for (const number of between(shown, anchor, to)) next.add(number)
  return { marked: next, anchor }
}

function between(shown: readonly number[], one: number, other: number): readonly number[] {
  const ends = [shown.indexOf(one), shown.indexOf(other)]
  if (ends.includes(-1)) return []
  return shown.slice(Math.min(...ends), Math.max(...ends) + 1)
}
