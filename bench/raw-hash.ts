import { spawn } from 'node:child_process'
import os from 'node:os'
import process from 'node:process'
import { hash } from '@node-rs/argon2'
import { median } from './figure.ts'
import { ARGON2_PARAMETERS } from '../src/platform/hashing/argon2-parameters.ts'

/** What the machine can do: hashes a second with one in flight for each core, and the time of a single one. */
export interface RawHashing {
  readonly perSecond: number
  readonly singleMs: number
}

/** In a process of its own, whose thread pool has just as many threads as there are cores. */
export async function measureRawHashing(seconds: number): Promise<RawHashing> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', import.meta.filename, String(seconds)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, UV_THREADPOOL_SIZE: String(os.cpus().length) },
    },
  )
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  await new Promise((resolve) => child.once('close', resolve))
  return JSON.parse(output) as RawHashing
}

async function run(seconds: number): Promise<RawHashing> {
  const cores = os.cpus().length
  await hash('warm up', ARGON2_PARAMETERS)
  const end = performance.now() + seconds * 1000
  const start = performance.now()
  let done = 0
  await Promise.all(
    Array.from({ length: cores }, async () => {
      while (performance.now() < end) {
        await hash(`password ${done}`, ARGON2_PARAMETERS)
        done++
      }
    }),
  )
  const elapsed = (performance.now() - start) / 1000
  return { perSecond: done / elapsed, singleMs: await measureSingle() }
}

async function measureSingle(): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < 100; round++) {
    const start = performance.now()
    await hash(`password ${round}`, ARGON2_PARAMETERS)
    times.push(performance.now() - start)
  }
  return median(times)
}

if (process.argv[1] === import.meta.filename)
  process.stdout.write(JSON.stringify(await run(Number(process.argv[2]))))
