import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, cp, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { testAs } from '../test/test-as.ts'

const exec = promisify(execFile)

/** Says how often it was told to end, and ends on request. */
const SERVER = `
const told = []
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => told.push(signal))
console.log('started ' + process.argv.slice(2).join(' ') + ' ' + process.env.UV_THREADPOOL_SIZE)
if (process.argv.includes('exit')) process.exit(7)
const wait = setInterval(() => {
  if (told.length === 0) return
  setTimeout(() => { console.log('told ' + told.join(' ')); process.exit(3) }, 300)
  clearInterval(wait)
}, 20)
`

// Without the words of the npm that may have started the tests: they name another folder.
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')),
)

let checkout: string
let nodeFolder: string
let node: string

// Where everybody can read it, wherever this checkout lies: root's own folders are closed to the server's user.
beforeAll(async () => {
  nodeFolder = await mkdtemp(join(tmpdir(), 'kvittens-node-'))
  await chmod(nodeFolder, 0o755)
  node = join(nodeFolder, 'node')
  await cp(process.execPath, node)
  await chmod(node, 0o755)
})

afterAll(() => rm(nodeFolder, { recursive: true }))

// A checkout with the real launcher, and a compiler that only copies.
beforeEach(async () => {
  checkout = await mkdtemp(join(tmpdir(), 'kvittens-launch-'))
  await chmod(checkout, 0o755)
  await mkdir(join(checkout, 'scripts'))
  for (const file of await readdir(import.meta.dirname)) {
    if (/^launch.*\.mjs$/.test(file)) {
      await cp(join(import.meta.dirname, file), join(checkout, 'scripts', file))
    }
  }
  await mkdir(join(checkout, 'src'))
  await writeFile(join(checkout, 'src', 'cli.js'), SERVER)
  await writeJson('package.json', { name: 'kvittens', version: '1.0.0', type: 'module' })
  await writeJson('package-lock.json', lockOf({}))
  await writeJson('node_modules/.package-lock.json', { packages: {} })
  await addTool('tsc', 'mkdir -p dist/server/src && cp src/cli.js dist/server/src/cli.js')
  await addTool('vite', 'true')
})

afterEach(() => rm(checkout, { recursive: true }))

async function writeJson(file: string, value: unknown): Promise<void> {
  await mkdir(join(checkout, file, '..'), { recursive: true })
  await writeFile(join(checkout, file), JSON.stringify(value))
}

async function addTool(name: string, script: string): Promise<void> {
  const path = join(checkout, 'node_modules', '.bin', name)
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, `#!/bin/sh\n${script}\n`)
  await chmod(path, 0o755)
}

const lockOf = (packages: object) => ({
  name: 'kvittens',
  version: '1.0.0',
  lockfileVersion: 3,
  requires: true,
  packages: { '': { name: 'kvittens', version: '1.0.0' }, ...packages },
})

async function launch(...args: string[]): Promise<{ code: number; output: string }> {
  const child = spawn(node, ['scripts/launch.mjs', ...args], { cwd: checkout, env })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  }
  const [code] = await once(child, 'close')
  return { code, output }
}

test('the first start builds, the next only if a source has changed, and not for a test', async () => {
  const built = async () => (await launch('kvittens', 'exit')).output.includes('Building')
  expect(await built()).toBe(true)
  expect(await built()).toBe(false)
  await writeFile(join(checkout, 'src', 'a.test.ts'), 'changed')
  expect(await built()).toBe(false)
  await writeFile(join(checkout, 'src', 'a.ts'), 'changed')
  expect(await built()).toBe(true)
  await rm(join(checkout, 'src', 'a.ts'))
  expect(await built()).toBe(true)
})

test('a build that fails is told in its own words, and is tried again', async () => {
  await addTool('tsc', 'echo "src/a.ts(1,1): error"; exit 1')
  expect(await launch('kvittens', 'exit')).toEqual({
    code: 1,
    output: 'Building …\nsrc/a.ts(1,1): error\nThe server could not be built.\n',
  })
  await addTool('tsc', 'mkdir -p dist/server/src && cp src/cli.js dist/server/src/cli.js')
  expect((await launch('kvittens', 'exit')).code).toBe(7)
})

test('arguments, the exit code and the number of threads pass through', async () => {
  await launch('build')
  const { code, output } = await launch('start', '--demo', 'exit')
  expect(output).toMatch(/^started start --demo exit \d+\n$/)
  expect(code).toBe(7)
})

test.for([
  ['SIGTERM', 'told SIGTERM'],
  ['SIGHUP', 'told SIGTERM'],
  ['SIGINT', 'told SIGINT'],
] as const)('%s reaches the server once, even if it comes twice', async ([signal, told]) => {
  await launch('build')
  const child = spawn(node, ['scripts/launch.mjs', 'start'], { cwd: checkout, env })
  await once(child.stdout, 'data')
  child.kill(signal)
  setTimeout(() => child.kill(signal), 50)
  const [answer] = await once(child.stdout, 'data')
  expect(String(answer).trim()).toBe(told)
  expect(await once(child, 'close')).toEqual([3, null])
})

test('the server ends when the shell that npm started it through is killed', async () => {
  await launch('build')
  const command = `"${node}" scripts/launch.mjs start; true`
  const shell = spawn('sh', ['-c', command], {
    cwd: checkout,
    env: { ...env, npm_lifecycle_event: 'start' },
  })
  await once(shell.stdout, 'data')
  shell.kill('SIGTERM')
  const [answer] = await once(shell.stdout, 'data')
  expect(String(answer).trim()).toBe('told SIGTERM')
})

test('the server is not in the group of the terminal, so that Ctrl-C reaches it through us only', async () => {
  await writeFile(join(checkout, 'src', 'cli.js'), 'console.log(process.pid)')
  await launch('build')
  await writeFile(
    join(checkout, 'dist', 'server', 'src', 'cli.js'),
    `import { readFileSync } from 'node:fs'
     console.log(process.pid === Number(readFileSync('/proc/self/stat', 'utf8').split(' ')[4]))`,
  )
  expect((await launch('start')).output).toBe('true\n')
})

test('packages are installed when they differ from the lock file, and run nothing of their own', async () => {
  const source = join(checkout, 'greeting')
  await writeJson('greeting/package.json', {
    name: 'greeting',
    version: '1.0.0',
    scripts: { postinstall: 'touch ran' },
    bin: './greet.sh',
  })
  await writeFile(join(source, 'greet.sh'), '#!/bin/sh\necho hello "$@"\n', { mode: 0o755 })
  await exec('npm', ['pack', source], { cwd: checkout, env })
  const wanted = { dependencies: { greeting: 'file:greeting-1.0.0.tgz' } }
  await writeJson('package.json', { name: 'kvittens', version: '1.0.0', ...wanted })
  await exec('npm', ['install', '--package-lock-only', '--ignore-scripts'], { cwd: checkout, env })

  const first = await launch('greeting', 'you')
  expect(first.output).toBe('Installing packages …\nhello you\n')
  expect((await launch('greeting', 'again')).output).toBe('hello again\n')
  expect(await readdir(join(checkout, 'node_modules', 'greeting'))).not.toContain('ran')
})

test('a Node that is not the one we know is not opened', async () => {
  const { assertUnchanged } = await import(new URL('launch-node.mjs', import.meta.url).href)
  const known = {
    name: 'node',
    sha512:
      'z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==',
  }
  expect(() => assertUnchanged(Buffer.from('x'), known)).toThrow('it was not opened')
  assertUnchanged(Buffer.alloc(0), known)
})

testAs('root', 'a checkout that only root can read runs from a copy', async () => {
  await mkdir(join(checkout, 'migrations'))
  await mkdir(join(checkout, 'messages'))
  await writeFile(
    join(checkout, 'src', 'cli.js'),
    'console.log(process.env.KVITTENS_CHECKOUT); console.log(process.cwd())',
  )
  await chmod(checkout, 0o700)
  const first = await launch('kvittens')
  const place = first.output.trim().split('\n').at(-1) ?? ''
  try {
    expect(first.output).toContain('Copying the program to /var/lib/kvittens/program-')
    expect((await stat(join(place, 'dist', 'server', 'src', 'cli.js'))).mode & 0o777).toBe(0o644)
    await exec('setpriv', ['--reuid=nobody', '--clear-groups', 'ls', join(place, 'migrations')])
    expect((await launch('kvittens')).output).toBe(`${checkout}\n${place}\n`)

    await writeFile(join(checkout, 'src', 'cli.js'), 'console.log("changed")')
    expect((await launch('kvittens')).output).toMatch(/Building …\nCopying .*\nchanged\n/)
  } finally {
    await rm(place, { recursive: true })
  }
})

test('a word that is neither a command nor a tool is told', async () => {
  const { code, output } = await launch('greet')
  expect(output).toBe('There is no command and no tool named "greet".\n')
  expect(code).toBe(1)
})
