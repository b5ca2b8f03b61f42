import process from 'node:process'
import { run, tool } from './launch-run.mjs'

/** All that must hold before something lands. Goes on after a failure, so that one run shows all. */
export async function check(node, args, runTests) {
  const steps = [
    ['types', () => run(node, tool('tsc'), [])],
    ['types of the pages', () => run(node, tool('tsc'), ['-p', 'web'])],
    ['format', () => run(node, tool('oxfmt'), ['--check'])],
    ['lint', () => run(node, tool('oxlint'), ['-c', 'oxlint.config.mjs', '--type-aware'])],
    ['unused code', () => run(node, tool('knip'), [])],
    ['messages', () => run(node, node, ['scripts/generate-messages.mjs', '--check'])],
    ...(args.includes('--without-tests') ? [] : [['tests', runTests]]),
  ]
  const failed = []
  for (const [name, step] of steps) {
    process.stdout.write(`\n— ${name}\n`)
    if ((await step()) !== 0) failed.push(name)
  }
  console.log(failed.length === 0 ? '\nAll checks passed.' : `\nFailed: ${failed.join(', ')}.`)
  return failed.length === 0 ? 0 : 1
}
