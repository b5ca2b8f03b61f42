import { type ChildProcess, spawn } from 'node:child_process'
import { statSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { getPriority } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { verify } from '@node-rs/argon2'
import { afterEach, expect, onTestFinished, test } from 'vitest'
import { testAs } from '../../../test/test-as.ts'
import { isCurrentHash } from '../argon2.ts'
import { isAlive } from '../embedded-postgres/process-identity.ts'
import { type HashingProcess, hashingProcess } from './hashing-process.ts'

const isLinux = process.platform === 'linux'

const started: HashingProcess[] = []
function start(options?: Parameters<typeof hashingProcess>[0]): HashingProcess {
  const hashing = hashingProcess(options)
  started.push(hashing)
  return hashing
}
afterEach(async () => {
  await Promise.all(started.splice(0).map((hashing) => hashing.stop()))
})

function pidOf(hashing: HashingProcess): number {
  const pid = hashing.pid()
  if (pid === undefined) throw new Error('No process is running.')
  return pid
}

test('each password gets a hash of its own that verifies, whatever is in it', async () => {
  const hashing = start()
  const passwords = [
    'plain',
    'two\nlines',
    'three\u2028lines',
    '" \\ \0',
    'Blåbär 🫐 密码',
    'x'.repeat(9000),
  ]
  const hashes = await Promise.all(passwords.map((plain) => hashing.hash(plain)))
  for (const [index, plain] of passwords.entries()) {
    const hash = hashes[index] ?? ''
    expect(isCurrentHash(hash)).toBe(true)
    expect(await verify(hash, plain)).toBe(true)
  }
  expect(await verify(hashes[0] ?? '', 'two\nlines')).toBe(false)
})

test('it starts with the first password, and goes when there are none for a while', async () => {
  const hashing = start({ idleMs: 200 })
  expect(hashing.pid()).toBeUndefined()
  await hashing.hash('first')
  const pid = pidOf(hashing)
  await sleep(50)
  await hashing.hash('second')
  expect(hashing.pid()).toBe(pid)
  await expect.poll(() => isAlive(pid), { timeout: 5000 }).toBe(false)
  expect(await hashing.hash('third')).toMatch(/^\$argon2id\$/)
  expect(pidOf(hashing)).not.toBe(pid)
})

test('S9: its environment and its command line hold nothing of ours', async () => {
  process.env['KVITTENS_KEY'] = 'a-key-that-must-stay-here'
  onTestFinished(() => void delete process.env['KVITTENS_KEY'])
  const hashing = start()
  await hashing.hash('a-password-that-must-stay-in-the-pipe')
  if (!isLinux) return
  const pid = pidOf(hashing)
  const environment = await readFile(`/proc/${pid}/environ`, 'utf8')
  expect(environment).toMatch(/^UV_THREADPOOL_SIZE=\d+\0$/)
  const command = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).split('\0')
  expect(command.at(-2)).toContain('hashing-program')
  expect(command.join(' ')).not.toContain('password')
})

test('all of its threads stand back for everybody else', async () => {
  const hashing = start()
  await hashing.hash('first')
  const pid = pidOf(hashing)
  expect(getPriority(pid)).toBe(19)
  if (!isLinux) return
  const threads = await readdir(`/proc/${pid}/task`)
  expect(threads.length).toBeGreaterThan(1)
  for (const thread of threads) expect(getPriority(Number(thread))).toBe(19)
})

test('when it is killed, what was under way and what waited is done by the next one', async () => {
  const warnings: unknown[] = []
  const hashing = start({ log: { warn: (...told: unknown[]) => void warnings.push(told) } })
  await hashing.hash('first')
  const killed = pidOf(hashing)
  const passwords = Array.from({ length: 12 }, (_, index) => `password ${index}`)
  const hashes = passwords.map((plain) => hashing.hash(plain))
  await hashes[0]
  process.kill(killed, 'SIGKILL')
  const made = await Promise.all(hashes)
  for (const [index, hash] of made.entries())
    expect(await verify(hash ?? '', passwords[index] ?? '')).toBe(true)
  expect(pidOf(hashing)).not.toBe(killed)
  expect(warnings).toEqual([[{ reason: 'SIGKILL' }, 'the hashing process was lost']])
})

test('what it is lost over twice is given back, and what comes later is hashed', async () => {
  const hashing = start()
  const hash = hashing.hash('first')
  process.kill(pidOf(hashing), 'SIGKILL')
  const first = hashing.pid()
  await expect.poll(() => hashing.pid() !== first && hashing.pid() !== undefined).toBe(true)
  process.kill(pidOf(hashing), 'SIGKILL')
  expect(await hash).toBeUndefined()
  expect(await hashing.hash('second')).toMatch(/^\$argon2id\$/)
})

test('what ends the server at a terminal leaves its work alone', async () => {
  const hashing = start()
  await hashing.hash('first')
  const pid = pidOf(hashing)
  const hashes = Promise.all(Array.from({ length: 6 }, () => hashing.hash('more')))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.kill(pid, signal)
  expect((await hashes).every((hash) => isCurrentHash(hash ?? ''))).toBe(true)
  expect(hashing.pid()).toBe(pid)
})

test('stopping it refuses what waits, and leaves no process', async () => {
  const hashing = start()
  await hashing.hash('first')
  const pid = pidOf(hashing)
  const refused = Array.from({ length: 30 }, () =>
    hashing.hash('more').then(
      () => 'hashed',
      (error: unknown) => String(error),
    ),
  )
  await hashing.stop()
  expect(isAlive(pid)).toBe(false)
  expect(new Set(await Promise.all(refused))).toContain('Error: Hashing in bulk has been stopped.')
  await expect(hashing.hash('late')).rejects.toThrow('stopped')
})

const PARENT = path.join(import.meta.dirname, '../../../test/hashing-parent.ts')

async function startParent(
  how: string,
): Promise<{ parent: ChildProcess; pid: number; made: string }> {
  const parent = spawn(process.execPath, ['--import', 'tsx', PARENT, how], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const line = await new Promise<string>((resolve, reject) => {
    parent.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString()))
    parent.once('exit', (code) => reject(new Error(`The parent ended with ${code}.`)))
  })
  return { parent, ...(JSON.parse(line) as { pid: number; made: string }) }
}

test('it ends with its parent, also when that is killed', async () => {
  const { parent, pid } = await startParent('at-work')
  expect(isAlive(pid)).toBe(true)
  parent.kill('SIGKILL')
  await expect.poll(() => isAlive(pid), { timeout: 5000 }).toBe(false)
})

test('an idle one keeps its parent from nothing', async () => {
  const { parent, pid } = await startParent('idle')
  await new Promise((resolve) => parent.once('close', resolve))
  expect(parent.exitCode).toBe(0)
  await expect.poll(() => isAlive(pid), { timeout: 5000 }).toBe(false)
})

// Where a checkout is root's alone the launcher runs a copy of it.
testAs(
  'root',
  'a server that was started by root has it run as nobody important',
  async () => {
    const { made } = await startParent('dropped')
    expect(await verify(made, 'first')).toBe(true)
  },
  isOpenToAll(import.meta.filename) && isOpenToAll(process.execPath)
    ? undefined
    : 'a checkout that others may read',
)

/** May anybody get there? */
function isOpenToAll(file: string): boolean {
  const folder = path.dirname(file)
  if ((statSync(file).mode & 0o005) === 0) return false
  return folder === file || isOpenToAll(folder)
}
