import { existsSync } from 'node:fs'
import type { DataDirectory } from './data-directory.ts'
import { stopPostmaster } from './postmaster.ts'
import { isPostmasterOf, postmasterFileOf, readPostmasterFile } from './postmaster-file.ts'
import { runAs } from './private-files.ts'

/**
 * Clears what a killed predecessor left: a PostgreSQL that still runs is ended cleanly, and a
 * postmaster.pid that stays behind is disarmed. To be called under the start lock, which proves that
 * nobody uses that PostgreSQL any more.
 */
export async function endOrphan(dir: DataDirectory, log: (line: string) => void): Promise<void> {
  const file = await readPostmasterFile(dir.cluster)
  if (file === undefined) return
  if (isPostmasterOf(file.pid, dir.cluster)) {
    log(`Ending the PostgreSQL that a killed server left behind (process ${file.pid}).`)
    await stopPostmaster(file.pid)
  }
  if (existsSync(postmasterFileOf(dir.cluster))) await disarm(dir)
}

/**
 * The number in the file may by now belong to another program, or to a dead process that nobody has
 * buried; PostgreSQL would take either for a postmaster. It never takes its own parent, us, for one.
 * The rest of the file stays: by it PostgreSQL finds out whether old backends still run.
 */
async function disarm(dir: DataDirectory): Promise<void> {
  const script = 'sed -i.old "1s/.*/$2/" "$1" && rm -f "$1.old"'
  const path = postmasterFileOf(dir.cluster)
  await runAs(dir.owner, 'sh', ['-c', script, 'sh', path, String(process.pid)])
}
