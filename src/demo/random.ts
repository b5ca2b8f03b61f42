/** Numbers that look random and are the same at every start: for made-up data, never for secrets. */
export interface Random {
  /** From 0 up to, not including, `end`. */
  readonly below: (end: number) => number
  readonly pick: <T>(choices: readonly [T, ...T[]] | readonly T[]) => T
  readonly shuffle: <T>(things: readonly T[]) => T[]
}

/** Mulberry32: 32 bits of state, enough for a few thousand choices. */
export function seededRandom(seed: number): Random {
  let state = seed
  function next(): number {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  function below(end: number): number {
    return Math.floor(next() * end)
  }
  return {
    below,
    pick(choices) {
      for (const chosen of choices.slice(below(choices.length))) return chosen
      throw new RangeError('There is nothing to pick from')
    },
    shuffle(things) {
      return things
        .map((thing) => ({ thing, place: next() }))
        .toSorted((a, b) => a.place - b.place)
        .map(({ thing }) => thing)
    },
  }
}
