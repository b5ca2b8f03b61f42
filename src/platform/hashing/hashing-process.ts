import { type ChildProcess, spawn } from 'node:child_process'
import type { Socket } from 'node:net'
import { availableParallelism, constants, setPriority } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import type { Log } from '../log.ts'
import { readLines } from './read-lines.ts'

/** Hashing in another process, which the operating system runs when nobody else wants the cores. */
export interface HashingProcess {
  /** Undefined if the process was lost twice over it, or can't be started. */
  hash(plain: string): Promise<string | undefined>
  /** Of the process that runs now, if one does. */
  pid(): number | undefined
  /** Refuses what still waits, and resolves when the process is gone. */
  stop(): Promise<void>
}

interface Waiting {
  readonly plain: string
  readonly resolve: (hash: string | undefined) => void
  readonly reject: (error: Error) => void
  losses: number
}

interface Running {
  readonly child: ChildProcess
  readonly ended: Promise<void>
  readonly underWay: Map<number, Waiting>
}

const CORES = availableParallelism()
/** One more than cores keeps every thread at work; another covers the way through two pipes. */
const MOST_UNDER_WAY = CORES + 2
const MOST_LOSSES = 2
const IDLE_MS = 10_000

/** Starts with the first password, and ends when there have been none for a while or when we do. */
export function hashingProcess({
  log,
  idleMs = IDLE_MS,
}: { log?: Pick<Log, 'warn'> | undefined; idleMs?: number } = {}): HashingProcess {
  const waiting: Waiting[] = []
  let running: Running | undefined
  let idle: NodeJS.Timeout | undefined
  let isStopped = false
  let numbers = 0

  function pulse(): void {
    if (waiting.length === 0) return rest()
    clearTimeout(idle)
    running ??= start()
    const { child, underWay } = running
    hold(child, true)
    for (const one of waiting.splice(0, MOST_UNDER_WAY - underWay.size)) {
      underWay.set(++numbers, one)
      child.stdin?.write(`${JSON.stringify([numbers, one.plain])}\n`)
    }
  }

  /** An idle process keeps ours from nothing, and goes. */
  function rest(): void {
    if (running === undefined || running.underWay.size > 0) return
    const { child } = running
    hold(child, false)
    clearTimeout(idle)
    idle = setTimeout(() => {
      running = undefined
      child.stdin?.end()
    }, idleMs).unref()
  }

  function start(): Running {
    const child = spawnProgram()
    const underWay = new Map<number, Waiting>()
    const ended = new Promise<void>((resolve) => {
      const handleEnd = (reason: unknown): void => {
        if (running?.child === child) running = undefined
        if (underWay.size > 0) log?.warn({ reason }, 'the hashing process was lost')
        repeat(underWay)
        resolve()
        pulse()
      }
      child.once('error', (error: NodeJS.ErrnoException) => handleEnd(error.code))
      child.once('exit', (code, signal) => handleEnd(signal ?? code))
    })
    // What can't be written any more is repeated once the end is heard of.
    child.stdin?.on('error', () => undefined)
    if (child.stdout !== null)
      readLines(child.stdout, (line) => {
        const [number, hash] = JSON.parse(line) as [number, string]
        underWay.get(number)?.resolve(hash)
        underWay.delete(number)
        pulse()
      })
    return { child, ended, underWay }
  }

  /** Hashing leaves no trace: the next process does again what was under way. */
  function repeat(underWay: Map<number, Waiting>): void {
    const lost = [...underWay.values()]
    underWay.clear()
    for (const one of lost) {
      one.losses++
      if (isStopped) one.reject(stopped())
      else if (one.losses >= MOST_LOSSES) one.resolve(undefined)
    }
    if (!isStopped) waiting.unshift(...lost.filter(({ losses }) => losses < MOST_LOSSES))
  }

  return {
    hash: async (plain) =>
      await new Promise((resolve, reject) => {
        if (isStopped) return reject(stopped())
        waiting.push({ plain, resolve, reject, losses: 0 })
        pulse()
      }),
    pid: () => running?.child.pid,
    async stop() {
      isStopped = true
      clearTimeout(idle)
      for (const one of waiting.splice(0)) one.reject(stopped())
      if (running === undefined) return
      hold(running.child, true)
      running.child.stdin?.end()
      await running.ended
    },
  }
}

function stopped(): Error {
  return new Error('Hashing in bulk has been stopped.')
}

/**
 * With nothing of our environment, and as little heap as it takes. Not detached: where Linux groups processes by
 * session (autogroup), a priority counts only among those of one.
 */
function spawnProgram(): ChildProcess {
  const extension = path.extname(import.meta.filename)
  const program = path.join(import.meta.dirname, `hashing-program${extension}`)
  // Node 22 reads TypeScript only where it is told to; what is built is JavaScript.
  const reads = extension === '.ts' ? ['--experimental-strip-types'] : []
  const child = spawn(
    process.execPath,
    [...reads, '--max-old-space-size=32', '--max-semi-space-size=1', program],
    {
      cwd: '/',
      env: { UV_THREADPOOL_SIZE: String(CORES) },
      stdio: ['pipe', 'pipe', 'ignore'],
      windowsHide: true,
    },
  )
  if (child.pid !== undefined) lower(child.pid)
  return child
}

/** Before it has made any threads: on Linux each takes after the one that makes it. */
function lower(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW)
  } catch {
    // It has ended already, as its listener learns.
  }
}

function hold(child: ChildProcess, isHeld: boolean): void {
  const how = isHeld ? 'ref' : 'unref'
  child[how]()
  // As pipes they are sockets, whatever their type says.
  for (const pipe of [child.stdin, child.stdout] as (Socket | null)[]) pipe?.[how]()
}
