import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile } from 'node:fs/promises'
import path from 'node:path'

/** The key of an embedded installation: made once, readable by its owner only, beside the database. */
export async function keepKeyInFile(dataDir: string): Promise<Buffer> {
  const file = path.join(dataDir, 'key')
  await mkdir(dataDir, { recursive: true, mode: 0o711 })
  try {
    const created = await open(file, 'wx', 0o600)
    await created.writeFile(`${randomBytes(32).toString('base64')}\n`)
    await created.sync()
    await created.close()
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error
  }
  const key = Buffer.from((await readFile(file, 'utf8')).trim(), 'base64')
  if (key.length === 32) return key
  throw new Error(`${file} does not hold a key of 32 bytes. Put the right one back.`)
}
