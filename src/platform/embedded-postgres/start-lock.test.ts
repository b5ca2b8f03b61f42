import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { acquireStartLock } from './start-lock.ts'

let directory: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lock-'))
})

afterEach(() => rm(directory, { recursive: true }))

test('of many that find a dead holder, exactly one succeeds it', async () => {
  await writeFile(join(directory, 'lock.41'), '{"pid":1,"startedAt":"before the last boot"}')
  const attempts = Array.from({ length: 20 }, () => acquireStartLock(directory, undefined))
  const outcomes = await Promise.allSettled(attempts)
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await readdir(directory)).toEqual(['lock.42'])
})

test('a number of the process table that is used again does not hold the lock', async () => {
  const stale = JSON.stringify({ pid: process.pid, startedAt: 'another boot/1' })
  await writeFile(join(directory, 'lock.1'), stale)
  await acquireStartLock(directory, undefined)
})

test('a lock that was half written when the power went does not hold', async () => {
  await writeFile(join(directory, 'lock.1'), '{"pid":')
  await acquireStartLock(directory, undefined)
})

test('a released lock can be had again', async () => {
  const first = await acquireStartLock(directory, undefined)
  await expect(acquireStartLock(directory, undefined)).rejects.toThrow('already runs')
  await first.release()
  const second = await acquireStartLock(directory, undefined)
  await expect(acquireStartLock(directory, undefined)).rejects.toThrow('already runs')
  await second.release()
})
