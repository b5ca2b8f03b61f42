// Run after `npm install` where the registry holds only the packages for this system: npm then leaves
// those for other systems out of the lock file, and `npm ci` refuses a lock file that lacks them. Their
// versions are pinned by the package that wants them; what they are for stands in their names.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const LOCK = path.join(fileURLToPath(new URL('..', import.meta.url)), 'package-lock.json')
const TARGET = /(android|darwin|freebsd|linux|openharmony|win32)-([a-z0-9]+)(?:-([a-z]+))?$/
const MUSL = ['musl', 'musleabihf']
const EXACT = /^\d+\.\d+\.\d+\S*$/

const lock = JSON.parse(readFileSync(LOCK, 'utf8'))
const added = Object.entries(lock.packages).flatMap(([wanting, entry]) =>
  Object.entries(entry.optionalDependencies ?? {})
    .filter(([name]) => !isLocked(wanting, name))
    .map(([name, version]) => [`node_modules/${name}`, entryOf(name, version, entry)]),
)
Object.assign(lock.packages, Object.fromEntries(added))
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).toSorted(([a], [b]) => a.localeCompare(b, 'en')),
)
if (added.length > 0) writeFileSync(LOCK, `${JSON.stringify(lock, null, 2)}\n`)
process.stdout.write(`${added.length} packages for other systems added to the lock file.\n`)

/** Node's way: in the folder of who wants it, or in one above. */
function isLocked(wanting, name) {
  const folders = wanting === '' ? [] : wanting.split(/\/?node_modules\//).slice(1)
  return Array.from({ length: folders.length + 1 }, (_, depth) =>
    [...folders.slice(0, folders.length - depth), name].map((each) => `node_modules/${each}`),
  ).some((parts) => lock.packages[parts.join('/')] !== undefined)
}

function entryOf(name, version, wanting) {
  const [, os, cpu, abi] = TARGET.exec(name) ?? []
  if (os === undefined || !EXACT.test(version)) {
    throw new Error(`What ${name}@${version} is for can't be told from its name.`)
  }
  const libc =
    os === 'linux' && abi !== undefined ? [MUSL.includes(abi) ? 'musl' : 'glibc'] : undefined
  return {
    version,
    cpu: [cpu],
    dev: wanting.dev,
    libc,
    license: wanting.license,
    optional: true,
    os: [os],
  }
}
