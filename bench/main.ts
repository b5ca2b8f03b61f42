import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { measureHome } from './home.ts'
import { measureDesk } from './desk.ts'
import { measureLists } from './lists.ts'
import { startInstallation } from './installation.ts'
import { measureResets } from './resets.ts'
import { measureSizes } from './sizes.ts'
import { type Figure, printFigures } from './figure.ts'

const quick = process.argv.includes('--quick')
const folder = await mkdtemp(path.join(os.tmpdir(), 'kvittens-bench-'))
// As root PostgreSQL runs as another user, who must be able to get there.
await chmod(folder, 0o711)
const users = 100_000

process.stdout.write(
  `Kvittens bench · ${os.cpus().length} × ${os.cpus()[0]?.model.trim()} · ${Math.round(os.totalmem() / 2 ** 30)} GiB · Node ${process.version}\n`,
)
const installation = await startInstallation(folder, users)
try {
  const figures: Figure[] = [
    ...(await measureResets(installation, { quick })),
    ...(await measureLists(installation, { quick })),
    ...(await measureDesk(installation, { quick })),
    ...(await measureSizes(installation)),
    ...(await measureHome(installation, { quick })),
  ]
  printFigures(figures)
  await mkdir('bench', { recursive: true })
  await writeFile('bench/results.json', `${JSON.stringify(figures, null, 2)}\n`)
} finally {
  await installation.stop()
  await rm(folder, { recursive: true, force: true })
}
