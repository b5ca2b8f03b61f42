import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { withLock } from './launch-lock.mjs'
import { ROOT, runQuietly, tool } from './launch-run.mjs'

const FOLDERS = ['src', 'messages', 'web']
const FILES = [
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'tsconfig.build.json',
  'tsconfig.json',
  'vite.config.ts',
]
const DIST = path.join(ROOT, 'dist')
export const STAMP = path.join(DIST, 'sources.sha256')

/** Builds dist/ unless it was built from just these sources. */
export async function buildIfChanged(node, { force = false } = {}) {
  if (!force && (await isBuilt())) return
  await withLock('build', async () => {
    if (!force && (await isBuilt())) return
    console.log('Building …')
    const sources = await digestSources()
    await rm(STAMP, { force: true })
    await rm(path.join(DIST, 'server'), { recursive: true, force: true })
    const server = ['-p', 'tsconfig.build.json']
    await Promise.all([
      runQuietly(node, tool('tsc'), server, 'The server could not be built.'),
      runQuietly(node, tool('vite'), ['build'], 'The pages could not be built.'),
    ])
    await mkdir(DIST, { recursive: true })
    await writeFile(STAMP, sources)
  })
}

async function isBuilt() {
  return existsSync(STAMP) && (await readFile(STAMP, 'utf8')) === (await digestSources())
}

/** By content: times of change say nothing after a checkout. */
async function digestSources() {
  const listed = await Promise.all(FOLDERS.map(listFiles))
  const files = [...FILES, ...listed.flat()].filter(isSource).sort((a, b) => (a < b ? -1 : 1))
  const hash = createHash('sha256')
  for (const file of files) {
    const content = await readFile(path.join(ROOT, file)).catch(() => '')
    hash.update(`${file}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

async function listFiles(folder) {
  const entries = await readdir(path.join(ROOT, folder), { withFileTypes: true }).catch(() => [])
  const lists = entries.map((entry) => {
    const file = path.join(folder, entry.name)
    return entry.isDirectory() ? listFiles(file) : [file]
  })
  return (await Promise.all(lists)).flat()
}

function isSource(file) {
  return !/\.test\.tsx?$/.test(file)
}
