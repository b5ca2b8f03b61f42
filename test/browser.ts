import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'
import { isRoot } from '../src/platform/system-user.ts'
import { unpackBrowser } from './unpack-browser.ts'

/** What Playwright's `chromium.launch()` takes. */
export interface Browser {
  readonly executablePath: string
  readonly args: string[]
  readonly env?: Record<string, string>
}

const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome']

// Nothing in a test may wait for, or tell, anybody outside.
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
]
// The sandbox needs an ordinary user. The pages that are tested are our own.
const ARGS = isRoot() ? ['--no-sandbox', ...QUIET] : QUIET

/**
 * A browser for the tests: the one that KVITTENS_BROWSER names, one of the system, Playwright's own, one
 * that root installs from Debian, or the one that comes as an npm package.
 */
export async function findBrowser(): Promise<Browser> {
  const named = process.env['KVITTENS_BROWSER']
  if (named === 'npm') return browserFromNpm()
  if (named !== undefined) {
    if (existsSync(named)) return { executablePath: named, args: ARGS }
    throw new Error(`KVITTENS_BROWSER names ${named}, which does not exist.`)
  }
  const installed = findInstalled() ?? installFromDebian()
  return installed === undefined ? browserFromNpm() : { executablePath: installed, args: ARGS }
}

function findInstalled(): string | undefined {
  return NAMES.map(findOnPath).find((path) => path !== undefined) ?? findPlaywrightsOwn()
}

function findOnPath(name: string): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path))
}

function findPlaywrightsOwn(): string | undefined {
  try {
    const path = chromium.executablePath()
    return existsSync(path) ? path : undefined
  } catch {
    return undefined
  }
}

function installFromDebian(): string | undefined {
  if (!isRoot() || findOnPath('apt-get') === undefined) return undefined
  process.stdout.write('Installing chromium-headless-shell …\n')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update'], { env, stdio: 'ignore' })
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium-headless-shell'], {
    env,
    stdio: 'ignore',
  })
  return findOnPath('chromium-headless-shell')
}

async function browserFromNpm(): Promise<Browser> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'The browser tests need a Chromium, and none was found. Install Chromium or Chrome, ' +
        'or set KVITTENS_BROWSER to the path of one.',
    )
  }
  const { executablePath, env } = await unpackBrowser()
  // This build has no sandbox helper, and shares its memory with no other process.
  return { executablePath, env, args: ['--no-sandbox', '--no-zygote', ...QUIET] }
}
