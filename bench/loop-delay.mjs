// Loaded into the measured server: on SIGUSR2 it appends what its event loop's delays were since the last time.
import { appendFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import process from 'node:process'

const file = process.env['KVITTENS_BENCH_DELAYS']
const delays = monitorEventLoopDelay({ resolution: 10 })
delays.enable()
process.on('SIGUSR2', () => {
  const ms = (part) => delays.percentile(part) / 1e6
  appendFileSync(file, `${JSON.stringify({ p50: ms(50), p99: ms(99), max: delays.max / 1e6 })}\n`)
  delays.reset()
})
