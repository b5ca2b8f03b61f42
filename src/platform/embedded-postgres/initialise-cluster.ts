import { existsSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { recordMadeBy } from './data-directory.ts'
import type { DataDirectory } from './data-directory.ts'
import { replaceFile, runAs } from './private-files.ts'

/** Owns the cluster; used only to make the role and the database that the program works with. */
export const SUPERUSER = 'postgres'
/** The role and the database of the program. Not a superuser, so that no query can reach files. */
export const APPLICATION = 'kvittens'

/** Makes the cluster if there is none. It appears under its name only when it is complete. */
export async function initialiseCluster(
  dir: DataDirectory,
  binaries: Binaries,
  durable: boolean,
): Promise<void> {
  if (!existsSync(dir.cluster)) {
    const draft = `${dir.cluster}.new`
    await runAs(dir.owner, 'rm', ['-rf', draft])
    await runAs(
      dir.owner,
      join(binaries.home, 'bin', 'initdb'),
      initdbArgs(draft, binaries, durable),
    )
    await recordMadeBy(dir, binaries)
    await runAs(dir.owner, 'mv', [draft, dir.cluster])
  }
  await replaceFile(dir.hostRules, 'local all all peer map=kvittens\n', dir.owner)
  await replaceFile(dir.userMap, userMap(dir), dir.owner)
}

/**
 * By default text sorts by code point, and knows which characters of all scripts are letters and
 * what their small forms are. Queries name the language they sort by. pg_trgm asks the C library
 * which characters are letters, on 18 too, and finds no trigram in 李小龙 if the ctype is plain C.
 */
function initdbArgs(draft: string, binaries: Binaries, durable: boolean): string[] {
  const ctype = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'
  const provider =
    binaries.major === '15' ? [] : ['--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  return [
    `--pgdata=${draft}`,
    `--username=${SUPERUSER}`,
    '--encoding=UTF8',
    '--locale=C',
    `--lc-ctype=${ctype}`,
    ...provider,
    '--data-checksums',
    '--auth=peer',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ]
}

/** Peer authentication: the kernel says who connects, and only these may. */
function userMap(dir: DataDirectory): string {
  const people = new Set([
    userInfo().username,
    ...(dir.owner === undefined ? [] : [dir.owner.name]),
  ])
  return [...people]
    .flatMap((name) => [SUPERUSER, APPLICATION].map((role) => `kvittens ${quote(name)} ${role}\n`))
    .join('')
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
