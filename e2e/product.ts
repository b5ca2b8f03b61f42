import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

const PROGRAM = path.resolve(import.meta.dirname, '../dist/server/src/cli.js')
const START_MS = 60_000

export interface Product {
  readonly url: string
  /** All that it printed so far. */
  readonly output: () => string
  /** Runs another command beside the server and answers what it printed. */
  readonly cli: (...words: string[]) => Promise<string>
  readonly stop: () => Promise<void>
}

/** The built product, started the way its users start it, with data of its own that goes away again. */
export async function startProduct(
  command: 'start' | 'serve',
  settings: (port: number) => Readonly<Record<string, string>> = () => ({}),
): Promise<Product> {
  const folder = await mkdtemp(path.join(tmpdir(), 'kvittens-e2e-'))
  // PostgreSQL runs as another user when the tests run as root: it has to pass through.
  await chmod(folder, 0o755)
  const port = await findFreePort()
  const env = {
    ...environmentWithoutSettings(),
    KVITTENS_DATA: path.join(folder, 'data'),
    PORT: String(port),
    ...settings(port),
  }
  const child = spawn(process.execPath, [PROGRAM, command], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))

  const stop = async (): Promise<void> => {
    await end(child)
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await untilItRuns(child, () => output)
  } catch (error) {
    await stop()
    throw error
  }
  return {
    url: `http://localhost:${port}`,
    output: () => output,
    cli: async (...words) => {
      const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM, ...words], { env })
      return stdout.trim()
    },
    stop,
  }
}

/** A tester's own settings must not reach the product. */
function environmentWithoutSettings(): NodeJS.ProcessEnv {
  const ours = /^(?:KVITTENS_|DATABASE_URL$|PUBLIC_URL$|SMTP_|MAIL_|HOST$|PORT$|LOG_|NODE_|VITEST)/
  const rest = Object.entries(process.env).filter(([name]) => !ours.test(name))
  return { ...Object.fromEntries(rest), NODE_ENV: 'production' }
}

/** Only what our own child says counts: another server may answer on a port that was free a moment ago. */
async function untilItRuns(child: ChildProcess, output: () => string): Promise<void> {
  const startedAt = Date.now()
  while (!output().includes('Kvittens is running')) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`The product ended instead of starting:\n${output()}`)
    if (Date.now() - startedAt > START_MS)
      throw new Error(`The product did not start within a minute:\n${output()}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}

export async function findFreePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
