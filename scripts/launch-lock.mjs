import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { CACHE } from './launch-run.mjs'

/** Two starts of one checkout must not install or build at the same time: the second one waits. */
export async function withLock(name, work) {
  const file = path.join(CACHE, `${name}.lock`)
  await mkdir(CACHE, { recursive: true })
  let isTold = false
  while (!(await tryTake(file))) {
    if (!isTold) console.log('Waiting for another start that is installing or building …')
    isTold = true
    await sleep(200)
  }
  try {
    return await work()
  } finally {
    await rm(file, { force: true })
  }
}

async function tryTake(file) {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  const holder = Number(await readFile(file, 'utf8').catch(() => ''))
  if (holder > 0 && !isAlive(holder)) await rm(file, { force: true })
  return false
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
