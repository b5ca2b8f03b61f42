import { ApiProblem } from '../../api.ts'

/**
 * When messages to the address last came back, if that is why the server refused: of one that isn't on file only
 * the server knows. Undefined once another address stands in the field.
 */
export function refusedBounce(
  error: Error | null,
  tried: unknown,
  recipient: string,
): string | undefined {
  if (!(error instanceof ApiProblem) || error.code !== 'recipient-bounced') return undefined
  if (tried !== recipient.trim()) return undefined
  const at = error.details['bouncedAt']
  return typeof at === 'string' ? at : undefined
}
