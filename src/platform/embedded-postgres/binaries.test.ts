import { execFile } from 'node:child_process'
import { chmod, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isRoot, requireSystemUser, SERVICE_USER } from '../system-user.ts'
import { findBinaries, prepareBinaries } from './binaries.ts'
import { openDataDirectory } from './data-directory.ts'
import { runAs } from './private-files.ts'

const run = promisify(execFile)
const owner = isRoot() ? requireSystemUser(SERVICE_USER) : undefined

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'binaries-'))
})

afterEach(async () => {
  await run('chmod', ['-R', 'u+w', folder])
  await rm(folder, { recursive: true })
})

test.each(['15', '18'] as const)('PostgreSQL %s and its ICU are found', async (major) => {
  const found = await findBinaries(major)
  expect(found.version).toMatch(new RegExp(`^${major}\\.\\d`))
  expect(found.icu).toBe('60.2')
})

test('binaries that the user of PostgreSQL can not run where they are run from a copy', async () => {
  const found = await findBinaries('18')
  const home = join(folder, 'native')
  await run('cp', ['-a', found.home, home])
  await run('find', [join(home, 'lib'), '-type', 'l', '-delete'])
  // Root may write anywhere, so for root it is a folder that the other user can't pass.
  await (isRoot() ? chmod(folder, 0o700) : chmod(join(home, 'lib'), 0o500))
  const dataDir = join(tmpdir(), `${folder.split('/').at(-1)}-data`)
  try {
    const dir = await openDataDirectory(dataDir)
    const copy = await prepareBinaries({ ...found, home }, dir.path, owner)
    expect(copy.home.startsWith(`${dir.path}/binaries/18.`)).toBe(true)
    expect(await runAs(owner, join(copy.home, 'bin', 'initdb'), ['--version'])).toContain(' 18.')
    const made = await stat(join(copy.home, 'bin', 'postgres'))
    expect(made.uid).toBe((await stat(dir.path)).uid)
    expect(await prepareBinaries({ ...found, home }, dir.path, owner)).toEqual(copy)
    expect(await stat(join(copy.home, 'bin', 'postgres'))).toEqual(made)
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
})
