import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'

const ROOT = path.join(import.meta.dirname, '..', '..')

export interface InstalledPeer {
  readonly folder: string
  readonly version: string
}

/** What its lock file says, in a folder of its own outside the repository's packages; once. */
export async function installPeer(
  name: 'better-auth' | 'directus',
  finish: (folder: string) => Promise<void> = async () => undefined,
): Promise<InstalledPeer> {
  const source = path.join(import.meta.dirname, name)
  const folder = path.join(ROOT, '.cache', 'peers', `${name}-${await digest(source)}`)
  const version = async (): Promise<string> => {
    const manifest = path.join(folder, 'node_modules', name, 'package.json')
    return (JSON.parse(await readFile(manifest, 'utf8')) as { version: string }).version
  }
  const installed = await version().catch(() => undefined)
  if (installed !== undefined) return { folder, version: installed }
  process.stdout.write(`Installing ${name} …\n`)
  const making = `${folder}.making`
  await rm(making, { recursive: true, force: true })
  await mkdir(path.dirname(making), { recursive: true })
  await cp(source, making, { recursive: true })
  await runNpm(name, making)
  await finish(making)
  await rm(folder, { recursive: true, force: true })
  await rename(making, folder)
  return { folder, version: await version() }
}

async function digest(folder: string): Promise<string> {
  const hash = createHash('sha256')
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const file of files.toSorted((a, b) => (a.name < b.name ? -1 : 1)))
    if (file.isFile()) hash.update(await readFile(path.join(file.parentPath, file.name)))
  return hash.digest('hex').slice(0, 12)
}

async function runNpm(name: string, cwd: string): Promise<void> {
  // No package runs a script of its own. Optional packages are other databases, clouds and message services.
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const omitted = name === 'directus' ? ['--omit=optional'] : []
  const node = path.dirname(process.execPath)
  const child = spawn('npm', [...args, ...omitted], {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, PATH: `${node}${path.delimiter}${process.env['PATH'] ?? ''}` },
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(-1))
    child.once('close', resolve)
  })
  if (code !== 0)
    throw new Error(
      `${name} could not be installed, so it can't be compared with. Is the npm registry reachable? ` +
        `Without peers: npm run bench -- --no-peers\n${said.slice(-1000)}`,
    )
}
