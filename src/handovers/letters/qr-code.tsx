import { encode } from 'uqr'

/** ISO/IEC 18004 asks for four modules of quiet zone around the symbol. */
const QUIET = 4

interface Props {
  readonly text: string
  /** For who can't see it. */
  readonly label: string
}

/** A QR code as one path: nothing to load, and no style that a policy could refuse. */
export function QrCode({ text, label }: Props) {
  // M stands a fold or a stain (15 %); more would make the modules too small for a worn printer.
  const { data, size } = encode(text, { ecc: 'M', boostEcc: true, border: 0 })
  const edge = size + 2 * QUIET
  return (
    <svg class="qr" viewBox={`0 0 ${edge} ${edge}`} role="img" aria-label={label}>
      <rect width={edge} height={edge} fill="#fff" />
      <path d={data.map(rowPath).join('')} fill="#000" shape-rendering="crispEdges" />
    </svg>
  )
}

/** Neighbouring dark modules are one rectangle, so that no hairline shows between them. */
function rowPath(row: readonly boolean[], y: number): string {
  const runs: string[] = []
  let start = -1
  for (const [x, isDark] of [...row, false].entries()) {
    if (isDark && start === -1) start = x
    if (isDark || start === -1) continue
    runs.push(`M${start + QUIET} ${y + QUIET}h${x - start}v1h${start - x}z`)
    start = -1
  }
  return runs.join('')
}
