import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { commandLineOf, isAlive } from './process-identity.ts'

/** What PostgreSQL writes to postmaster.pid while it runs. */
export interface PostmasterFile {
  readonly pid: number
  readonly port: number
  readonly socketDirectory: string
  readonly isReady: boolean
}

export async function readPostmasterFile(cluster: string): Promise<PostmasterFile | undefined> {
  let lines: string[]
  try {
    lines = (await readFile(postmasterFileOf(cluster), 'utf8')).split('\n')
  } catch {
    return undefined
  }
  const pid = Number.parseInt(lines[0] ?? '', 10)
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined
  return {
    pid,
    port: Number.parseInt(lines[3] ?? '', 10),
    socketDirectory: lines[4] ?? '',
    isReady: (lines[7] ?? '').trim() === 'ready',
  }
}

export function postmasterFileOf(cluster: string): string {
  return join(cluster, 'postmaster.pid')
}

/** Process numbers are used again: being alive doesn't make it a PostgreSQL, or one of this place. */
export function isPostmasterOf(pid: number, cluster: string): boolean {
  return isAlive(pid) && commandLineOf(pid).includes(`/bin/postgres -D ${cluster} `)
}
