import { randomUUID } from 'node:crypto'
import { link, readdir, readFile, rename, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { identifyProcess, isSameProcessAlive } from './process-identity.ts'
import type { ProcessIdentity } from './process-identity.ts'
import type { SystemUser } from '../system-user.ts'
import { writeNewFile } from './private-files.ts'

export interface StartLock {
  release(): Promise<void>
}

const NAME = /^lock\.(\d+)$/

/**
 * Holds `directory` for this process, until it is released or the process dies.
 *
 * Locks are numbered and the highest one counts. A dead holder is succeeded by making the next
 * number, which only one process can do; so two that find the same dead holder can't both succeed it,
 * as they could if they deleted one file and made it again.
 */
export async function acquireStartLock(
  directory: string,
  owner: SystemUser | undefined,
): Promise<StartLock> {
  const self = identifyProcess(process.pid)
  if (self === undefined) throw new Error('The process table of this system could not be read.')

  const draft = join(directory, `lock-draft-${randomUUID()}`)
  await writeNewFile(draft, JSON.stringify(self), owner)
  try {
    for (;;) {
      const highest = (await lockNumbers(directory)).at(-1) ?? 0
      await refuseIfHeld(directory, highest)
      const mine = highest + 1
      const path = join(directory, `lock.${mine}`)
      if (!(await tryLink(draft, path))) continue
      if ((await lockNumbers(directory)).at(-1) !== mine) {
        await unlink(path)
        continue
      }
      await removeBelow(directory, mine)
      return { release: () => markReleased(directory, path, owner) }
    }
  } finally {
    await unlink(draft)
  }
}

async function lockNumbers(directory: string): Promise<number[]> {
  const names = await readdir(directory)
  return names
    .flatMap((name) => NAME.exec(name)?.[1] ?? [])
    .map(Number)
    .toSorted((a, b) => a - b)
}

async function refuseIfHeld(directory: string, number: number): Promise<void> {
  const holder = await readHolder(join(directory, `lock.${number}`))
  if (holder === undefined || !isSameProcessAlive(holder)) return
  throw new Error(
    `Kvittens already runs on ${directory}, as process ${holder.pid}. ` +
      'Stop that one first, or choose another data directory.',
  )
}

async function readHolder(path: string): Promise<ProcessIdentity | undefined> {
  try {
    const held: unknown = JSON.parse(await readFile(path, 'utf8'))
    return isIdentity(held) ? held : undefined
  } catch {
    return undefined
  }
}

function isIdentity(value: unknown): value is ProcessIdentity {
  return (
    typeof value === 'object' &&
    value !== null &&
    'pid' in value &&
    typeof value.pid === 'number' &&
    'startedAt' in value &&
    typeof value.startedAt === 'string'
  )
}

async function tryLink(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

async function removeBelow(directory: string, mine: number): Promise<void> {
  for (const number of await lockNumbers(directory)) {
    if (number < mine) await unlink(join(directory, `lock.${number}`)).catch(() => undefined)
  }
}

/** The file stays, so that numbers never start again while somebody is looking at them. */
async function markReleased(
  directory: string,
  path: string,
  owner: SystemUser | undefined,
): Promise<void> {
  const draft = join(directory, `lock-draft-${randomUUID()}`)
  await writeNewFile(draft, '{"released":true}', owner)
  await rename(draft, path)
}
