#!/usr/bin/env node
// Merges messages into the four catalogues: node scripts/add-messages.mjs FILE
// FILE holds { "key": { "en": "…", "sv": "…", "de": "…", "zh-CN": "…" } }; a key with null is removed.
import { closeSync, openSync, readFileSync, rmSync, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import {
  catalogueFiles,
  findProblems,
  readCatalogue,
  writeCatalogueFile,
} from './message-catalogue.mjs'

const LOCK = fileURLToPath(new URL('../node_modules/.messages.lock', import.meta.url))
const STALE_AFTER_MS = 15_000

const file = process.argv[2]
if (file === undefined) {
  process.stderr.write('Which file? node scripts/add-messages.mjs FILE\n')
  process.exit(1)
}
const additions = JSON.parse(readFileSync(file, 'utf8'))

await takeLock()
try {
  const catalogue = readCatalogue()
  for (const [key, texts] of Object.entries(additions)) {
    if (texts === null) delete catalogue[key]
    else catalogue[key] = texts
  }
  const problems = findProblems(catalogue)
  if (problems.length > 0) {
    process.stderr.write(`${problems.join('\n')}\nNothing was written.\n`)
    process.exitCode = 1
  } else {
    for (const [name, text] of Object.entries(catalogueFiles(catalogue))) {
      writeCatalogueFile(name, text)
    }
    process.stdout.write(
      `${Object.keys(additions).length} merged, ${Object.keys(catalogue).length} messages in all.\n`,
    )
  }
} finally {
  rmSync(LOCK, { force: true })
}

/** Two people who add messages at once would lose one's: the second waits. */
async function takeLock() {
  for (;;) {
    try {
      closeSync(openSync(LOCK, 'wx'))
      return
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    const age = Date.now() - (statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
    if (age > STALE_AFTER_MS) rmSync(LOCK, { force: true })
    await sleep(50)
  }
}
