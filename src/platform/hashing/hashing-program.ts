import process from 'node:process'
import { hash } from '@node-rs/argon2'
import { ARGON2_PARAMETERS } from './argon2-parameters.ts'
import { readLines } from './read-lines.ts'

/*
 * Hashes what comes in, a line of JSON each: [number, password] in, [number, hash] out, in any order. A program of
 * its own (hashing-process.ts starts it), so that the operating system can put it behind all that somebody
 * waits for. It knows no keys, opens no file and no connection, and ends with whoever started it.
 */

// What ends the server at a terminal or under systemd comes here too, while work under way may still be wanted.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)

process.stdout.on('error', () => process.exit(0))
readLines(process.stdin, (line) => void answer(line))
process.stdin.on('close', () => process.exit(0))

async function answer(line: string): Promise<void> {
  const [number, plain] = JSON.parse(line) as [number, string]
  const made = await hash(plain, ARGON2_PARAMETERS)
  process.stdout.write(`${JSON.stringify([number, made])}\n`)
}
