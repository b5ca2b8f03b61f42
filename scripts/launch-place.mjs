import { createHash } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { STAMP } from './launch-build.mjs'
import { ROOT, runQuietly } from './launch-run.mjs'

const PLACES = '/var/lib/kvittens'
const WHOLE = ['dist', 'migrations', 'messages', 'package.json']
const COPIED = [...WHOLE, 'node_modules', 'bin']
const OTHERS_READ = 0o004
const OTHERS_PASS = 0o001

/**
 * Where the server runs from, and with which Node: here, or in a copy. A server that root starts goes on
 * as a system user, who could read nothing in a checkout below /root, or in one for root's eyes only.
 */
export async function placeProgram(node) {
  const isRoot = process.getuid?.() === 0
  if (!isRoot || [node, STAMP, path.join(ROOT, 'node_modules')].every(isOpenToOthers)) {
    return { node, root: ROOT }
  }
  const digest = createHash('sha256').update(ROOT).digest('hex').slice(0, 12)
  const root = path.join(PLACES, `program-${digest}`)
  const place = { root, node: path.join(root, 'bin', 'node') }
  const stamp = `${await readFile(STAMP, 'utf8')} ${node}`
  const stampFile = path.join(place.root, 'copy-of')
  if (!existsSync(stampFile) || (await readFile(stampFile, 'utf8')) !== stamp) {
    console.log(`Copying the program to ${place.root}, where its system user can read it …`)
    await rm(stampFile, { force: true })
    await copyProgram(node, place)
    await writeFile(stampFile, stamp)
  }
  return place
}

/** Others may read it, and pass all folders on the way to it. */
function isOpenToOthers(file) {
  if ((statSync(file).mode & OTHERS_READ) === 0) return false
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    if ((statSync(folder).mode & OTHERS_PASS) === 0) return false
    if (folder === path.dirname(folder)) return true
  }
}

/** Only what the server needs. */
async function copyProgram(node, place) {
  await mkdir(place.root, { recursive: true, mode: 0o755 })
  for (const entry of COPIED) {
    await rm(path.join(place.root, entry), { recursive: true, force: true })
  }
  for (const entry of [...WHOLE, ...(await productionModules())]) {
    await cp(path.join(ROOT, entry), path.join(place.root, entry), {
      recursive: true,
      verbatimSymlinks: true,
    })
  }
  await mkdir(path.join(place.root, 'node_modules'), { recursive: true })
  await cp(node, place.node)
  const copied = COPIED.map((entry) => path.join(place.root, entry))
  const failure = 'The copy could not be opened to its system user.'
  await runQuietly(node, 'chmod', ['-R', 'a+rX,go-w', ...copied], failure)
}

async function productionModules() {
  const lock = JSON.parse(await readFile(path.join(ROOT, 'package-lock.json'), 'utf8'))
  return Object.entries(lock.packages)
    .filter(([name, entry]) => name !== '' && entry.dev !== true && !name.includes('postgres-15-'))
    .map(([name]) => name)
    .filter((name) => existsSync(path.join(ROOT, name)))
}
