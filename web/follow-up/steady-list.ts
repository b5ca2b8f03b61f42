interface Numbered {
  readonly number: number
}

export interface SteadyList<Item> {
  readonly shown: readonly Item[]
  /** How many have come that would push down what is being looked at. */
  readonly heldBack: number
}

/**
 * What a list shows while somebody is in it: the same in the same order, with what is known of each now. What left
 * the list leaves, but for the one whose menu or dialog is open. What came is shown only below all that stood there.
 */
export function keepSteady<Item extends Numbered>(
  before: readonly Item[],
  latest: readonly Item[],
  inUse: number | undefined,
): SteadyList<Item> {
  const now = new Map(latest.map((item) => [item.number, item]))
  const kept = before.flatMap((item) => {
    const current = now.get(item.number)
    if (current !== undefined) return [current]
    return item.number === inUse ? [item] : []
  })
  const known = new Set(kept.map(({ number }) => number))
  const lastKept = latest.findLastIndex(({ number }) => known.has(number))
  const below = latest.slice(lastKept + 1)
  const heldBack = latest.slice(0, lastKept + 1).filter(({ number }) => !known.has(number)).length
  return { shown: [...kept, ...below], heldBack }
}
