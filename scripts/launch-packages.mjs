import { readFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { withLock } from './launch-lock.mjs'
import { npm, ROOT, runQuietly } from './launch-run.mjs'

/** Installs what the lock file says, unless it is there. No package gets to run a script of its own. */
export async function ensurePackages(node) {
  if (await isInstalled()) return
  await withLock('install', async () => {
    if (await isInstalled()) return
    console.log('Installing packages …')
    const failure = 'The packages could not be installed.'
    await runQuietly(node, npm(), ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], failure)
  })
}

/**
 * npm writes down what it installed, at the very end, and that is compared with the lock file. It writes
 * it too when it was only asked for a new lock file, so the packages themselves are looked at as well.
 */
async function isInstalled() {
  const wanted = await readPackages('package-lock.json')
  const installed = await readPackages(path.join('node_modules', '.package-lock.json'))
  const checks = Object.entries(wanted).map(async ([name, entry]) => {
    if (name === '') return true
    const found = installed[name]
    if (found === undefined) return isOptional(name, entry)
    if (found.version !== entry.version || found.integrity !== entry.integrity) return false
    return (await readVersion(name)) === entry.version
  })
  return (await Promise.all(checks)).every(Boolean)
}

async function readVersion(name) {
  try {
    return JSON.parse(await readFile(path.join(ROOT, name, 'package.json'), 'utf8')).version
  } catch {
    return undefined
  }
}

/** Packages for other systems may be missing; PostgreSQL for this one may not. */
function isOptional(name, entry) {
  const isOurs = name === `node_modules/postgres-18-${process.platform}-${process.arch}`
  return (entry.optional === true || entry.peer === true) && !isOurs
}

async function readPackages(file) {
  try {
    return JSON.parse(await readFile(path.join(ROOT, file), 'utf8')).packages
  } catch {
    return {}
  }
}
