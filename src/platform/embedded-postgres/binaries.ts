import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { readdir, readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import type { SystemUser } from '../system-user.ts'
import { runAs } from './private-files.ts'

export type PostgresMajor = '15' | '18'

/** The programs of PostgreSQL and what they are made of. */
export interface Binaries {
  /** The folder with bin/, lib/ and share/. */
  readonly home: string
  readonly major: PostgresMajor
  /** As npm numbers it, such as 18.4.0. */
  readonly version: string
  /** The version of ICU inside, which decides how names sort; such as 60.2. */
  readonly icu: string
}

const require = createRequire(import.meta.url)

/** Finds the npm package that holds PostgreSQL for this system. */
export async function findBinaries(major: PostgresMajor): Promise<Binaries> {
  const name = `postgres-${major}-${process.platform}-${process.arch}`
  const root = findPackage(name)
  if (root === undefined) {
    throw new Error(
      `There is no built-in PostgreSQL ${major} for ${process.platform} on ${process.arch} ` +
        `(the npm package ${name} is not installed). Set DATABASE_URL to use a PostgreSQL of your own.`,
    )
  }
  const home = join(root, 'native')
  return {
    home,
    major,
    version: versionOf(join(root, 'package.json')),
    icu: await icuVersionOf(join(home, 'lib')),
  }
}

/** The package's own entry leads to it: it exports nothing else, not even its package.json. */
function findPackage(name: string): string | undefined {
  try {
    return dirname(dirname(require.resolve(name)))
  } catch {
    return undefined
  }
}

function versionOf(path: string): string {
  const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'))
  if (typeof manifest !== 'object' || manifest === null || !('version' in manifest)) return ''
  return String(manifest.version).replace(/-.*/, '')
}

async function icuVersionOf(lib: string): Promise<string> {
  for (const file of await readdir(lib)) {
    const version = /^libicui18n\.(?:so\.)?(\d+\.\d+)/.exec(file)?.[1]
    if (version !== undefined) return version
  }
  return 'none'
}

/**
 * Binaries that `owner` can run. npm packages can't hold symbolic links, and we run no install
 * scripts, so the links between the libraries are made here; where that is not allowed, or where
 * `owner` can't read the packages (below /root), in a copy inside the data directory.
 */
export async function prepareBinaries(
  found: Binaries,
  dataDir: string,
  owner: SystemUser | undefined,
): Promise<Binaries> {
  if ((await tryLinkLibraries(found.home)) && (await canRun(found, owner))) return found

  const copies = join(dataDir, 'binaries')
  const copy: Binaries = { ...found, home: join(copies, `${found.version}-icu-${found.icu}`) }
  if (existsSync(join(copy.home, 'complete'))) return copy
  await copyBinaries(found, copy, owner)
  return copy
}

async function tryLinkLibraries(home: string): Promise<boolean> {
  try {
    await linkLibraries(home)
    return true
  } catch {
    return false
  }
}

interface ListedLink {
  readonly source: string
  readonly target: string
}

async function listedLinks(home: string): Promise<readonly ListedLink[]> {
  const listed: unknown = JSON.parse(await readFile(join(home, 'pg-symlinks.json'), 'utf8'))
  return Array.isArray(listed) ? listed : []
}

async function linkLibraries(home: string): Promise<void> {
  for (const { source, target } of await listedLinks(home)) {
    const link = join(home, '..', target)
    if (existsSync(link)) continue
    await symlink(basename(source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

async function canRun(binaries: Binaries, owner: SystemUser | undefined): Promise<boolean> {
  try {
    await runAs(owner, join(binaries.home, 'bin', 'postgres'), ['--version'])
    return true
  } catch {
    return false
  }
}

/** Read as ourselves, written as `owner`: root must not write where an ordinary user plants links. */
async function copyBinaries(
  from: Binaries,
  to: Binaries,
  owner: SystemUser | undefined,
): Promise<void> {
  const reader = spawn(
    'tar',
    ['-C', from.home, '--exclude=*.a', '-cf', '-', 'bin', 'lib', 'share'],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  const script =
    'set -e; umask 077; rm -rf "$1.new" "$1"; mkdir -p "$1.new"; tar -C "$1.new" -xf -; chmod -R u+w "$1.new"; mv "$1.new" "$1"'
  await runAs(owner, 'sh', ['-c', script, 'sh', to.home], reader.stdout)
  for (const { source, target } of await listedLinks(from.home)) {
    await runAs(owner, 'ln', [
      '-sf',
      basename(source),
      join(to.home, target.replace(/^native\//, '')),
    ])
  }
  await runAs(owner, 'touch', [join(to.home, 'complete')])
}
