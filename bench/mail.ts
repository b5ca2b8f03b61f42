import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import process from 'node:process'
import { createTransport } from 'nodemailer'
import { renderMessage } from '../src/deliveries/messages.tsx'
import type { Message } from '../src/deliveries/message.ts'
import { sendDueDeliveries } from '../src/deliveries/send-due-deliveries.ts'
import { type SmtpSettings, smtpTransport } from '../src/deliveries/smtp-transport.ts'
import { type Figure, figure, median } from './figure.ts'
import { openMailOutbox } from './mail-outbox.ts'
import { startMailSink } from './mail-sink.ts'

const FROM = { name: 'Bench kommun', address: 'no-reply@bench.example' }

/** The outbox of a bulk reset to a sink, beside nodemailer alone with the same messages. */
export async function measureMail({ quick }: { quick: boolean }): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'kvittens-bench-'))
  // As root PostgreSQL runs as another user, who must be able to get there.
  await chmod(folder, 0o711)
  const rounds = quick ? 2 : 5
  const messages = quick ? 1_500 : 4_000
  const outbox = await openMailOutbox(folder)
  const sink = await startMailSink()
  const transport = smtpTransport(settingsTo(sink.port), outbox.ctx)
  const ratios: number[] = []
  const costs: number[] = []
  const spent: string[] = []
  const blocked: number[] = []
  const notes: string[] = []
  try {
    const warmUp = await outbox.fill(300)
    await sendAlone(sink.port, renderAll(warmUp))
    await sendAll(outbox.ctx, transport, warmUp, 0)
    for (let round = 0; round < rounds; round++) {
      const queued = await outbox.fill(messages)
      const mails = renderAll(queued)
      const before = await outbox.countAccepted()
      const alone = await sendAlone(sink.port, mails)
      const delay = monitorEventLoopDelay({ resolution: 1 })
      delay.enable()
      const ours = await sendAll(outbox.ctx, transport, queued, outbox.postgresPid())
      delay.disable()
      const accepted = (await outbox.countAccepted()) - before
      if (accepted !== messages) throw new Error(`${accepted} of ${messages} messages left.`)
      ratios.push(ours.perSecond / alone.perSecond)
      blocked.push(delay.percentile(99) / 1e6)
      notes.push(`${ours.perSecond.toFixed(0)}/s of ${alone.perSecond.toFixed(0)}/s`)
      costs.push(ours.cpuMs / alone.cpuMs)
      spent.push(
        `${ours.cpuMs.toFixed(2)} of ${alone.cpuMs.toFixed(2)} ms, PostgreSQL ${ours.postgresMs.toFixed(2)} ms`,
      )
    }
  } finally {
    transport.close()
    await outbox.stop()
    await sink.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return [
    figure('messages from the outbox ÷ nodemailer alone', median(ratios), {
      unit: 'ratio',
      target: 0.6,
      direction: 'min',
      note: notes.join(', '),
    }),
    figure('CPU of a message of ours ÷ nodemailer alone', median(costs), {
      unit: 'ratio',
      target: 1.7,
      direction: 'max',
      note: spent.join('; '),
    }),
    figure('event loop while they leave, p99', median(blocked), {
      unit: 'ms',
      target: 20,
      direction: 'max',
      note: blocked.map((value) => value.toFixed(1)).join(', '),
    }),
  ]
}

function settingsTo(port: number): SmtpSettings {
  return {
    name: 'sink',
    domains: [],
    limits: { perHour: null, perDay: null },
    host: '127.0.0.1',
    port,
    implicitTls: false,
    requireTls: false,
    from: FROM,
    reportAddress: 'reports@bench.example',
    dkim: null,
    provider: null,
  }
}

function renderAll(messages: readonly Message[]) {
  const organisation = {
    name: 'Bench kommun',
    supportContact: 'servicedesk@bench.example',
    timeZone: 'Europe/Stockholm',
  }
  return messages.map((message) => renderMessage(message, 'sv', organisation))
}

interface Run {
  readonly perSecond: number
  /** Of this process, for a message. */
  readonly cpuMs: number
  /** Of all processes of PostgreSQL. */
  readonly postgresMs: number
}

/** nodemailer's own pool, with connections and messages like ours, rendered beforehand; nothing recorded. */
async function sendAlone(port: number, mails: ReturnType<typeof renderAll>): Promise<Run> {
  const transport = createTransport({
    pool: true,
    maxConnections: 4,
    maxMessages: 500,
    host: '127.0.0.1',
    port,
    secure: false,
  } as Parameters<typeof createTransport>[0])
  const waiting = mails.entries()
  const run = await timed(mails.length, 0, () =>
    Promise.all(
      Array.from({ length: 8 }, async () => {
        for (const [index, mail] of waiting)
          await transport.sendMail({
            from: FROM,
            to: { name: '', address: `u${index}@home.example` },
            subject: mail.subject,
            text: mail.text,
            html: mail.html,
          })
      }),
    ),
  )
  transport.close()
  return run
}

async function sendAll(
  ctx: Parameters<typeof sendDueDeliveries>[0],
  transport: ReturnType<typeof smtpTransport>,
  { length }: readonly Message[],
  postgresPid: number,
): Promise<Run> {
  return await timed(length, postgresPid, async () => {
    while ((await sendDueDeliveries(ctx, [transport])) > 0);
  })
}

async function timed(
  count: number,
  postgresPid: number,
  work: () => Promise<unknown>,
): Promise<Run> {
  const postgresBefore = await cpuMsBelow(postgresPid)
  const cpuBefore = process.cpuUsage()
  const start = performance.now()
  await work()
  const elapsed = performance.now() - start
  const { user, system } = process.cpuUsage(cpuBefore)
  const postgres = (await cpuMsBelow(postgresPid)) - postgresBefore
  return {
    perSecond: (count / elapsed) * 1000,
    cpuMs: (user + system) / 1000 / count,
    postgresMs: postgres / count,
  }
}

/** Of its children that live, from /proc; clock ticks are hundredths of a second. */
async function cpuMsBelow(parent: number): Promise<number> {
  let ticks = 0
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (Number(fields[1]) !== parent) continue
    ticks += Number(fields[11]) + Number(fields[12])
  }
  return ticks * 10
}
