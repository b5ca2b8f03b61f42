const PAGE_ROWS = 10

/** Where a key leads to in a list of `count` rows; undefined if the key doesn't move. */
export function moveByKey(key: string, from: number, count: number): number | undefined {
  const last = count - 1
  switch (key) {
    case 'ArrowDown':
      return Math.min(from + 1, last)
    case 'ArrowUp':
      return Math.max(from - 1, 0)
    case 'PageDown':
      return Math.min(from + PAGE_ROWS, last)
    case 'PageUp':
      return Math.max(from - PAGE_ROWS, 0)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return undefined
  }
}

export function toggled(selected: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(selected)
  if (!next.delete(id)) next.add(id)
  return next
}

/** The rows from the anchor to here, and nothing else: what Shift does everywhere. */
export function rangeOf(ids: readonly string[], anchor: number, here: number): ReadonlySet<string> {
  return new Set(ids.slice(Math.min(anchor, here), Math.max(anchor, here) + 1))
}

/** Adds a visible range to the drawn rows: the current row stays drawn wherever the list is scrolled to. */
export function withActive(indexes: readonly number[], active: number, count: number): number[] {
  if (active < 0 || active >= count || indexes.includes(active)) return [...indexes]
  return [...indexes, active].sort((a, b) => a - b)
}
