/** The server counts up to here; above it only says "more". */
export const COUNTED_UP_TO = 10_000
