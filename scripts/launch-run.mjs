import { spawn } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

export const ROOT = path.resolve(fileURLToPath(new URL('..', import.meta.url)))
export const CACHE = path.join(ROOT, '.cache')

const IS_WINDOWS = process.platform === 'win32'
// Ctrl-C comes from the terminal and once more from npm; what comes later is somebody insisting.
const SAME_SIGNAL_MS = 1000
const PARENT_POLL_MS = 200

export function npm() {
  return IS_WINDOWS ? 'npm.cmd' : 'npm'
}

/** Where the program of an installed package is. */
export function tool(name) {
  const found = path.join(ROOT, 'node_modules', '.bin', IS_WINDOWS ? `${name}.cmd` : name)
  if (!existsSync(found)) throw new Error(`There is no command and no tool named "${name}".`)
  return found
}

/**
 * Runs a program to its end and resolves to its exit code. Signals reach it once: with `ownGroup` the
 * terminal's Ctrl-C comes to us alone and is passed on; without, the terminal tells the program itself,
 * which can then also ask questions there.
 */
export function run(
  node,
  program,
  args,
  { cwd = ROOT, env = {}, ownGroup = false, quiet = false } = {},
) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...environment(node), ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['inherit', 'inherit', 'inherit'],
      detached: ownGroup && !IS_WINDOWS,
      shell: IS_WINDOWS && program.endsWith('.cmd'),
    })
    const stopForwarding = forwardSignals(child, ownGroup)
    let written = ''
    const collect = (chunk) => {
      written += chunk
    }
    child.stdout?.on('data', collect)
    child.stderr?.on('data', collect)
    child.on('error', reject)
    child.on('close', (code, signal) => {
      stopForwarding()
      if (quiet && code !== 0) process.stderr.write(written)
      resolve(code ?? 128 + os.constants.signals[signal])
    })
  })
}

/** Runs a program whose words matter only if it fails; throws with `failure` then. */
export async function runQuietly(node, program, args, failure, env = {}) {
  const code = await run(node, program, args, { env, quiet: true })
  if (code !== 0) throw new Error(failure)
}

/** Tools find their Node on the path, and npm a place for its files even without a home. */
function environment(node) {
  const env = { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}` }
  // Whoever ran us through npm may have done so in another project.
  delete env.npm_config_local_prefix
  const home = env.HOME ?? env.USERPROFILE
  if (home === undefined || !isWritable(home)) {
    env.HOME = CACHE
    env.npm_config_cache ??= path.join(CACHE, 'npm')
  }
  return env
}

function isWritable(folder) {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

function forwardSignals(child, ownGroup) {
  const lastSent = new Map()
  const forward = (received) => {
    // A closed terminal is a wish to end like any other, not a crash.
    const signal = received === 'SIGHUP' ? 'SIGTERM' : received
    const now = Date.now()
    if (now - (lastSent.get(signal) ?? 0) < SAME_SIGNAL_MS) return
    lastSent.set(signal, now)
    if (signal === 'SIGINT' && !ownGroup && process.stdin.isTTY) return
    child.kill(signal)
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, forward)
  const parentWatch = watchParent(() => {
    if (lastSent.size === 0) forward('SIGTERM')
  })
  return () => {
    clearInterval(parentWatch)
    for (const signal of signals) process.off(signal, forward)
  }
}

/**
 * npm starts us through a shell, and what it is told by kill ends that shell but doesn't reach us: then
 * the server would stay behind, with nobody to end it.
 */
function watchParent(handleDeath) {
  if (process.env.npm_lifecycle_event === undefined || IS_WINDOWS) return undefined
  const parent = process.ppid
  return setInterval(() => {
    if (process.ppid !== parent) handleDeath()
  }, PARENT_POLL_MS).unref()
}
