// Runs everything that this checkout offers, wherever some Node is found: gets a newer Node if that one
// is too old, installs what the lock file says, builds what has changed, and goes on with the command.
// Plain JavaScript that Node 18 understands, without packages: there are none yet when it starts.
import process from 'node:process'
import { buildIfChanged } from './launch-build.mjs'
import { check } from './launch-check.mjs'
import { ensureNode } from './launch-node.mjs'
import { placeProgram } from './launch-place.mjs'
import { ensurePackages } from './launch-packages.mjs'
import { ROOT, run, tool } from './launch-run.mjs'
import { serverEnv } from './launch-server-env.mjs'

const SERVER = 'dist/server/src/cli.js'

const testEnv = { KVITTENS_TEST_POSTGRES: process.env['KVITTENS_TEST_POSTGRES'] ?? '18,15' }

/** What each command does once Node and the packages are there; resolves to the exit code. */
const COMMANDS = {
  async start(node, args) {
    return runServer(node, ['start', ...args], { ownGroup: true })
  },
  async kvittens(node, args) {
    return runServer(node, args)
  },
  async test(node, args) {
    await buildIfChanged(node)
    return run(node, tool('vitest'), ['run', ...args], { env: testEnv })
  },
  async check(node, args) {
    return check(node, args, () => COMMANDS.test(node, []))
  },
  async build(node) {
    await buildIfChanged(node, { force: true })
    return 0
  },
  async bench(node, args) {
    await buildIfChanged(node)
    return run(node, node, ['--import', 'tsx', 'bench/main.ts', ...args], {
      env: serverEnv(process.env),
    })
  },
  async dev(node, args) {
    // The pages come from Vite, which passes all else on to the server; both end with Ctrl-C.
    const pages = run(node, tool('vite'), [])
    const server = run(node, tool('tsx'), ['watch', 'src/cli.ts', 'start', ...args], {
      env: serverEnv(process.env),
    })
    return Math.max(...(await Promise.all([pages, server])))
  },
  async node(node, args) {
    return run(node, node, args)
  },
  async format(node, args) {
    return run(node, tool('oxfmt'), args)
  },
}

async function runServer(node, args, options = {}) {
  await buildIfChanged(node)
  const place = await placeProgram(node)
  return run(place.node, place.node, [SERVER, ...args], {
    cwd: place.root,
    // The data belongs to the checkout, wherever the program runs from.
    env: { ...serverEnv(process.env), KVITTENS_CHECKOUT: ROOT },
    ...options,
  })
}

async function main() {
  const [command, ...args] = process.argv.slice(2)
  if (command === undefined) {
    console.error(
      `Usage: node scripts/launch.mjs ${Object.keys(COMMANDS).join('|')}|TOOL [arguments]`,
    )
    return 2
  }
  const node = await ensureNode()
  await ensurePackages(node)
  const known = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined
  return known === undefined ? run(node, tool(command), args) : known(node, args)
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
