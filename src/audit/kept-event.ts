import { Problem } from '../platform/problem.ts'

/** An event that somebody keeps outside: a head, or a line of a printed receipt. */
export interface KeptEvent {
  readonly sequence: number
  /** In hexadecimal; the beginning will do. */
  readonly mac: string
}

/** Half of a MAC: nobody finds another event with the same by trying. */
const SHORTEST = 32

/** Reads `123:0a1b…` as it was printed or typed from paper: the spaces between its groups don't count. */
export function parseKeptEvent(text: string): KeptEvent {
  const [, sequence, mac] =
    /^(\d{1,15}):([0-9a-f]+)$/.exec(text.replace(/\s/g, '').toLowerCase()) ?? []
  if (sequence !== undefined && mac !== undefined && mac.length >= SHORTEST && mac.length <= 64)
    return { sequence: Number(sequence), mac }
  throw new Problem(
    'invalid',
    'head-invalid',
    `An event that was kept looks like 123:0a1b…, with at least ${SHORTEST} characters after the colon.`,
  )
}
