import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import process from 'node:process'

export interface MailSink {
  readonly port: number
  stop(): Promise<void>
}

/** A mail server that takes everything and keeps nothing, in a process of its own. */
export async function startMailSink(): Promise<MailSink> {
  const child = spawn(process.execPath, ['--import', 'tsx', import.meta.filename], {
    // Ends with its input, and so with whoever started it.
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const [said] = await once(child.stdout, 'data')
  return {
    port: Number(String(said)),
    async stop() {
      child.kill()
      await once(child, 'exit')
    },
  }
}

const END = '\r\n.\r\n'

/** The least that is SMTP (RFC 5321): what it costs is to be the sender's, not the sink's. */
function converse(socket: Socket): void {
  let text = ''
  let isData = false
  socket.setNoDelay(true)
  socket.setEncoding('latin1')
  socket.on('error', () => undefined)
  socket.on('data', (chunk: string) => {
    text += chunk
    for (;;) {
      const end = text.indexOf(isData ? END : '\r\n')
      if (end < 0) return
      const line = isData ? '.' : text.slice(0, end)
      text = text.slice(end + (isData ? END : '\r\n').length)
      isData = !isData && line.toUpperCase() === 'DATA'
      socket.write(answerTo(line))
    }
  })
  socket.write('220 sink ESMTP\r\n')
}

function answerTo(line: string): string {
  if (/^EHLO/i.test(line)) return '250-sink\r\n250-8BITMIME\r\n250 DSN\r\n'
  if (/^DATA$/i.test(line)) return '354 Go on\r\n'
  return line === '.' ? '250 2.0.0 Taken\r\n' : '250 2.1.0 Ok\r\n'
}

if (process.argv[1] === import.meta.filename) {
  const server = createServer(converse)
  process.stdin.resume().once('end', () => process.exit())
  server.listen(0, '127.0.0.1', () =>
    process.stdout.write(String((server.address() as AddressInfo).port)),
  )
}
