// Prints the closing line of .ci/run from what vitest wrote down and from the exit codes of the two
// commands. Fails if anything failed.
import { readFileSync } from 'node:fs'
import process from 'node:process'

const [file, testsCode, checksCode] = process.argv.slice(2)
const { passed, failed } = countTests(file)
const isSilent = failed === 0 && (testsCode !== '0' || passed === 0)
const total = failed + (isSilent ? 1 : 0) + (checksCode === '0' ? 0 : 1)
console.log(`${passed} passed, ${total} failed`)
process.exitCode = total === 0 ? 0 : 1

function countTests(path) {
  const results = readResults(path)
  const files = results.testResults
  const tests = files.flatMap((each) => each.assertionResults)
  const broken = files.filter(
    (each) => each.status === 'failed' && !each.assertionResults.some(isFailed),
  )
  return {
    passed: tests.filter((test) => test.status === 'passed').length,
    // A file that can't even be loaded has no tests to count, but it is no success.
    failed: tests.filter(isFailed).length + broken.length,
  }
}

function isFailed(test) {
  return test.status === 'failed'
}

function readResults(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return { testResults: [] }
  }
}
