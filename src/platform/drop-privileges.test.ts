import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { dropPrivileges } from './drop-privileges.ts'
import { isRoot } from './system-user.ts'

const run = promisify(execFile)

test.runIf(isRoot())('a server started by root goes on as nobody important, for good', async () => {
  const dataDir = join(tmpdir(), `kvittens-drop-${randomBytes(6).toString('hex')}`)
  const script = join(import.meta.dirname, '../../test/dropped-server.ts')
  try {
    const { stdout } = await run(process.execPath, ['--import', 'tsx', script, dataDir])
    expect(JSON.parse(stdout)).toEqual({
      isRoot: false,
      groups: 1,
      queried: 1,
      returned: 'EPERM',
      shadow: 'EACCES',
      restarted: 1,
    })
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
})

test.runIf(isRoot())('nobody goes on as an account that does not exist, or as root', () => {
  expect(() => dropPrivileges('no-such-account')).toThrow('no system user')
  expect(() => dropPrivileges('root')).toThrow('root under another name')
})

test.skipIf(isRoot())('an ordinary user stays who they are', () => {
  dropPrivileges('no-such-account')
})
