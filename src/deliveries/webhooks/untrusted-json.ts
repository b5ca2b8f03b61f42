/** SendGrid is the one that sends batches; the others' requests are a few kilobytes. */
const MAX_BODY_BYTES = 1_048_576

/** What somebody sent, as JSON; undefined if it is none, or too large to be looked at. */
export function parseJson(body: Uint8Array | string): unknown {
  if (body.length > MAX_BODY_BYTES) return undefined
  try {
    const text =
      typeof body === 'string' ? body : new TextDecoder('utf-8', { fatal: true }).decode(body)
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    return undefined
  }
}

/** Follows own properties only: `__proto__` and `constructor` are names like any other. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  let current = value
  for (const name of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, name))
      return undefined
    const next: unknown = Reflect.get(current, name)
    current = next
  }
  return current
}

/** A text that says something, at this place. */
export function textAt(value: unknown, ...path: readonly string[]): string | undefined {
  const found = at(value, ...path)
  return typeof found === 'string' && found.trim() !== '' ? found : undefined
}

export function listAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const found = at(value, ...path)
  return Array.isArray(found) ? found : []
}
