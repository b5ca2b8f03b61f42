import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** A demo may have moved to another port: commands beside it read here where it is. */
export async function keepServedUrl(dataDir: string, url: string): Promise<void> {
  await writeFile(path.join(dataDir, 'served-url'), `${url}\n`)
}

export async function readServedUrl(dataDir: string): Promise<string | undefined> {
  try {
    return (await readFile(path.join(dataDir, 'served-url'), 'utf8')).trim()
  } catch {
    return undefined
  }
}
