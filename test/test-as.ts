import { test } from 'vitest'
import { isRoot } from '../src/platform/system-user.ts'

/** What only root, or only somebody else, can show. The run says which tests it has left out, and why. */
export function testAs(
  who: 'root' | 'an ordinary user',
  name: string,
  body: () => void | Promise<void>,
  /** What it needs besides and hasn't got here. */
  lacks?: string,
): void {
  const isLeftOut = isRoot() !== (who === 'root') || lacks !== undefined
  if (isLeftOut) process.stdout.write(`Needs ${lacks ?? who}, so it is not shown here: ${name}\n`)
  test.skipIf(isLeftOut)(name, body)
}
