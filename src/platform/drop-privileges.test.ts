import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect } from 'vitest'
import { testAs } from '../../test/test-as.ts'
import { dropPrivileges } from './drop-privileges.ts'

const run = promisify(execFile)

testAs('root', 'a server started by root goes on as nobody important, for good', async () => {
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

testAs('root', 'nobody goes on as an account that does not exist, or as root', () => {
  expect(() => dropPrivileges('no-such-account')).toThrow('no system user')
  expect(() => dropPrivileges('root')).toThrow('root under another name')
})

testAs('an ordinary user', 'an ordinary user stays who they are', () => {
  dropPrivileges('no-such-account')
})
