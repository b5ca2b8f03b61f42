import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { dropPrivileges } from '../src/platform/drop-privileges.ts'
import { hashingProcess } from '../src/platform/hashing/hashing-process.ts'
import { isRoot, requireSystemUser, SERVICE_USER } from '../src/platform/system-user.ts'

// Run by the test: has a hashing process at work and tells its number, as `dropped` without root's rights.
if (process.argv[2] === 'dropped' && isRoot()) dropPrivileges(requireSystemUser(SERVICE_USER).name)
const hashing = hashingProcess({ idleMs: 60_000 })
const made = await hashing.hash('first')
const isAtWork = process.argv[2] === 'at-work'
if (isAtWork) for (let number = 0; number < 1000; number++) void hashing.hash(`password ${number}`)
process.stdout.write(`${JSON.stringify({ pid: hashing.pid(), made })}\n`)
if (isAtWork) await sleep(60_000)
