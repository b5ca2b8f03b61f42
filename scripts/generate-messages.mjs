#!/usr/bin/env node
// Checks the four catalogues against each other and writes them sorted, with their typed keys.
// With --check it writes nothing, and fails if a file isn't what it would write.
import {
  catalogueFiles,
  findProblems,
  readCatalogue,
  readCatalogueFile,
  writeCatalogueFile,
} from './message-catalogue.mjs'

const checkOnly = process.argv.includes('--check')
const catalogue = readCatalogue()
const problems = findProblems(catalogue)
if (problems.length > 0) fail(problems)

const stale = Object.entries(catalogueFiles(catalogue)).filter(
  ([name, text]) => readCatalogueFile(name) !== text,
)
if (checkOnly && stale.length > 0) {
  fail(stale.map(([name]) => `messages/${name} is stale: run node scripts/generate-messages.mjs`))
}
for (const [name, text] of stale) writeCatalogueFile(name, text)

function fail(sentences) {
  process.stderr.write(`${sentences.join('\n')}\n`)
  process.exit(1)
}
