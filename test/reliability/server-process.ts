import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { realpathSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { findEmbeddedPostgres } from '../../src/platform/embedded-postgres/find-embedded-postgres.ts'
import { stopPostmaster } from '../../src/platform/embedded-postgres/postmaster.ts'
import {
  isPostmasterOf,
  readPostmasterFile,
} from '../../src/platform/embedded-postgres/postmaster-file.ts'

/** The built command line, as an installation runs it. */
const CLI = join(import.meta.dirname, '../../dist/server/src/cli.js')

export interface Place {
  readonly dataDir: string
  /** The PostgreSQL of this place if one runs, also one that a killed server left. */
  readonly findPostgres: () => ReturnType<typeof findEmbeddedPostgres>
  readonly postmasterPid: () => Promise<number | undefined>
  readonly remove: () => Promise<void>
}

/** A data directory of one's own; what still runs in it when it is removed is ended first. */
export function newPlace(): Place {
  const dataDir = join(realpathSync(tmpdir()), `kvittens-server-${randomBytes(6).toString('hex')}`)
  const cluster = join(dataDir, 'database/cluster')
  const postmasterPid = async () => {
    const pid = (await readPostmasterFile(cluster))?.pid
    return pid !== undefined && isPostmasterOf(pid, cluster) ? pid : undefined
  }
  return {
    dataDir,
    findPostgres: () => findEmbeddedPostgres(join(dataDir, 'database')),
    postmasterPid,
    async remove() {
      const pid = await postmasterPid()
      if (pid !== undefined) await stopPostmaster(pid)
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

export type Environment = Readonly<Record<string, string>>

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

export interface CliProcess {
  readonly pid: number
  readonly stdout: () => string
  readonly stderr: () => string
  /** Waits for something on standard output; throws with all that was said if it ends without it. */
  readonly said: (pattern: RegExp) => Promise<RegExpExecArray>
  readonly signal: (name: NodeJS.Signals) => void
  readonly ended: Promise<Ended>
}

/** Runs the command line with these settings and nothing else of ours in its environment. */
export function spawnCli(args: readonly string[], environment: Environment): CliProcess {
  const child: ChildProcess = spawn(process.execPath, [CLI, ...args], {
    env: { PATH: process.env['PATH'] ?? '', LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  let hasEnded = false
  const ended = once(child, 'close').then(([code, signal]): Ended => {
    hasEnded = true
    return { code, signal, stdout, stderr }
  })
  return {
    pid: child.pid ?? 0,
    stdout: () => stdout,
    stderr: () => stderr,
    ended,
    signal: (name) => void child.kill(name),
    async said(pattern) {
      for (;;) {
        const found = pattern.exec(stdout)
        if (found !== null) return found
        if (hasEnded) throw new Error(`It ended without saying ${pattern}:\n${stdout}${stderr}`)
        await Promise.race([ended, once(child.stdout ?? child, 'data')])
      }
    },
  }
}

/** Runs a command to its end. */
export async function runCli(args: readonly string[], environment: Environment): Promise<Ended> {
  return await spawnCli(args, environment).ended
}

/** A server that has said that it is running. */
export async function startServerProcess(
  args: readonly string[],
  environment: Environment,
): Promise<CliProcess> {
  const server = spawnCli(args, environment)
  await server.said(/Kvittens is running/)
  return server
}

export async function freePort(): Promise<number> {
  const probe = createServer()
  probe.listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
