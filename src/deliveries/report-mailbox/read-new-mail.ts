import type { ImapFlow } from 'imapflow'
import type { Context } from '../../platform/context.ts'
import { REPORT_LIMITS } from '../reports/parse-report.ts'
import { recordReport } from '../reports/record-report.ts'
import { countRefusedReports } from '../reports/report-queries.ts'
import { readReportMail } from '../reports/take-report-mail.ts'
import { fileReports } from './file-reports.ts'
import type { MailboxPosition } from './mailbox-queries.ts'
import {
  ASKED_FIELDS,
  mayBeReport,
  type ReportAddress,
  reportAddressIn,
} from './report-addresses.ts'

// So many are asked about at a time; the position is kept after each round.
const SLICE = 100
// A server gives up after five days or so: what is older says nothing that still matters.
const OLDEST_MS = 30 * 24 * 60 * 60 * 1000

export interface MailboxTask {
  readonly client: ImapFlow
  /** What the variable return paths are made of. */
  readonly addresses: readonly string[]
  readonly doneFolder: string | null
}

/** What was read, and whether reports could be moved or deleted; null: there were none. */
export interface MailboxRead {
  readonly position: MailboxPosition
  readonly isFiled: boolean | null
}

/**
 * Reads what came since `from`, the oldest first, and gives the position after each slice. At least once: whoever dies
 * before the position is kept reads the same again, which changes nothing. People's mail in the same mailbox is passed
 * over by its header, and stays as it is.
 */
export async function* readNewMail(
  ctx: Context,
  task: MailboxTask,
  from: MailboxPosition,
): AsyncGenerator<MailboxRead, void, undefined> {
  const { client } = task
  const { uidValidity, uidNext } = openMailbox(client)
  const isNew = from.uidValidity !== uidValidity
  const lastUid = isNew ? 0 : from.lastUid
  const uids = await newUids(client, lastUid, isNew ? ctx.now().getTime() - OLDEST_MS : undefined)
  for (let start = 0; start < uids.length; start += SLICE) {
    const slice = uids.slice(start, start + SLICE)
    const done = await takeSlice(ctx, task, slice)
    const isFiled = done.length === 0 ? null : await fileReports(client, done, task.doneFolder)
    yield { position: { uidValidity, lastUid: slice.at(-1) ?? lastUid }, isFiled }
  }
  // What a new mailbox holds below is too old to be asked about again.
  const last = Math.max(uids.at(-1) ?? lastUid, isNew ? uidNext - 1 : 0)
  yield { position: { uidValidity, lastUid: last }, isFiled: null }
}

function openMailbox(client: ImapFlow): { uidValidity: number; uidNext: number } {
  if (client.mailbox === false) throw Object.assign(new Error('closed'), { code: 'NoConnection' })
  const { uidValidity, uidNext } = client.mailbox
  return { uidValidity: Number(uidValidity), uidNext }
}

async function newUids(client: ImapFlow, lastUid: number, since?: number): Promise<number[]> {
  const found = await client.search(
    { uid: `${lastUid + 1}:*`, ...(since !== undefined && { since: new Date(since) }) },
    { uid: true },
  )
  if (!Array.isArray(found))
    throw Object.assign(new Error('The search was refused.'), { responseStatus: 'NO' })
  // N:* also names the last message when there is none from N on (RFC 9051, 9).
  return found.filter((uid) => uid > lastUid).toSorted((a, b) => a - b)
}

/** Answers which of them are done with. */
async function takeSlice(ctx: Context, task: MailboxTask, uids: readonly number[]) {
  const sizes = await task.client.fetchAll([...uids].join(','), { size: true }, { uid: true })
  const small = sizes.filter(({ size }) => (size ?? 0) <= REPORT_LIMITS.bytes)
  const large = sizes.filter(({ size }) => (size ?? 0) > REPORT_LIMITS.bytes)
  const done: number[] = []
  for (const { uid, header } of await headersOf(task.client, small.map(uidOf))) {
    const address = addressIn(ctx, task, header)
    if (!address.proves && !address.isForged && !mayBeReport(header)) continue
    if (await takeMessage(ctx, task.client, uid, address)) done.push(uid)
  }
  for (const uid of large.map(uidOf)) await refuseIfOurs(ctx, task, uid)
  return done.toSorted((a, b) => a - b)
}

function uidOf({ uid }: { uid: number }): number {
  return uid
}

function addressIn(ctx: Context, { addresses }: MailboxTask, header: string): ReportAddress {
  return reportAddressIn(header, addresses, ctx.keys.derive('report'))
}

async function headersOf(client: ImapFlow, uids: readonly number[]) {
  if (uids.length === 0) return []
  const messages = await client.fetchAll(
    uids.join(','),
    { headers: [...ASKED_FIELDS] },
    { uid: true },
  )
  return messages.map(({ uid, headers }) => ({ uid, header: textOf(headers) }))
}

function textOf(bytes: Buffer | undefined): string {
  return bytes?.toString('latin1') ?? ''
}

/** Whether it was a report of ours, which is kept by now. */
async function takeMessage(
  ctx: Context,
  client: ImapFlow,
  uid: number,
  address: ReportAddress,
): Promise<boolean> {
  const raw = await firstBytes(client, uid, REPORT_LIMITS.bytes)
  if (raw === undefined) return false
  const read = await readReportMail(ctx, raw, address.proves ? address.deliveryId : undefined)
  if (read.ours) {
    for (const report of read.reports) await recordReport(ctx, report)
    return true
  }
  if (address.proves || address.isForged)
    await refuse(ctx, address.proves ? read.why : 'unknownAddress')
  return false
}

/** Never downloaded: its header tells whether it meant us. */
async function refuseIfOurs(ctx: Context, task: MailboxTask, uid: number): Promise<void> {
  const beginning = textOf(await firstBytes(task.client, uid, REPORT_LIMITS.headerBytes))
  const [header = ''] = beginning.split(/\r?\n\r?\n/, 1)
  const address = addressIn(ctx, task, header)
  if (address.proves || address.isForged) await refuse(ctx, 'tooLarge')
}

async function refuse(ctx: Context, reason: string): Promise<void> {
  await countRefusedReports(ctx.db, [{ reason, times: 1 }], ctx.now())
}

/** Undefined if somebody has removed it meanwhile. Leaves it unread. */
async function firstBytes(
  client: ImapFlow,
  uid: number,
  maxLength: number,
): Promise<Buffer | undefined> {
  const message = await client.fetchOne(
    String(uid),
    { source: { start: 0, maxLength } },
    { uid: true },
  )
  return message === false ? undefined : message.source
}
