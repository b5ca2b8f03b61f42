import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { measureBulk } from './bulk.ts'
import { measureImport } from './import.ts'
import { measureHome } from './home.ts'
import { measureDesk } from './desk.ts'
import { measureMail } from './mail.ts'
import { measurePeers } from './peers/measure-peers.ts'
import { measureLists } from './lists.ts'
import { type Installation, startInstallation } from './installation.ts'
import { measureResets } from './resets.ts'
import { measureSizes } from './sizes.ts'
import { measureWorkers } from './workers.ts'
import { type Figure, printFigures } from './figure.ts'
import { writeReadme } from './write-readme.ts'

const { values: wanted } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    peers: { type: 'boolean' },
    'write-readme': { type: 'boolean', default: false },
  },
  allowNegative: true,
})
const { quick, only } = wanted
if (wanted['write-readme']) {
  // What the last run has measured; it measures nothing itself.
  await writeReadme()
  process.exit()
}
/** What is measured, in this order: what comes later may find what came earlier has left. */
const parts: Record<string, (installation: Installation) => Promise<Figure[]>> = {
  resets: (installation) => measureResets(installation, { quick }),
  lists: () => measureLists({ quick }),
  desk: (installation) => measureDesk(installation, { quick }),
  sizes: (installation) => measureSizes(installation),
  home: (installation) => measureHome(installation, { quick }),
  import: (installation) => measureImport(installation, { quick }),
  bulk: () => measureBulk({ quick }),
  workers: () => measureWorkers({ quick }),
  mail: () => measureMail({ quick }),
  peers: () => measurePeers({ quick }),
}
const LONG = ['import', 'workers', 'mail', ...(wanted.peers === true ? [] : ['peers'])]
const leftOut = [...(quick ? LONG : []), ...(wanted.peers === false ? ['peers'] : [])]
const names = only?.split(',') ?? Object.keys(parts).filter((name) => !leftOut.includes(name))
const unknown = names.find((name) => !Object.hasOwn(parts, name))
if (unknown !== undefined)
  throw new Error(`There is no part "${unknown}", only ${Object.keys(parts).join(', ')}.`)

const folder = await mkdtemp(path.join(os.tmpdir(), 'kvittens-bench-'))
// As root PostgreSQL runs as another user, who must be able to get there.
await chmod(folder, 0o711)
const users = 100_000

process.stdout.write(
  `Kvittens bench · ${os.cpus().length} × ${os.cpus()[0]?.model.trim()} · ${Math.round(os.totalmem() / 2 ** 30)} GiB · Node ${process.version}\n`,
)
const installation = await startInstallation(folder, users)
try {
  const figures: Figure[] = []
  for (const name of names) figures.push(...((await parts[name]?.(installation)) ?? []))
  printFigures(figures)
  if (only === undefined && leftOut.length > 0)
    process.stdout.write(`Left out: ${leftOut.join(', ')} (--only PART measures one of them).\n`)
  if (only === undefined)
    await writeFile('bench/results.json', `${JSON.stringify(figures, null, 2)}\n`)
} finally {
  await installation.stop()
  await rm(folder, { recursive: true, force: true })
}
