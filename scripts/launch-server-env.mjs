import os from 'node:os'

/**
 * What the server's process must be told before it starts. Hashing starves when more hashes are in flight than
 * there are cores, and libuv reads that only at the start. Left alone, V8 takes a share of all the machine's
 * memory before it collects: with these bounds the server stays below 200 MB. NODE_OPTIONS of one's own win.
 */
export function serverEnv(environment) {
  const own = environment['NODE_OPTIONS'] ?? ''
  return {
    UV_THREADPOOL_SIZE: String(os.availableParallelism()),
    NODE_OPTIONS: `--max-semi-space-size=8 --max-old-space-size=512 ${own}`.trim(),
  }
}
