import { enhancedStatusIn, refine } from '../reports/classify-bounce.ts'
import { fits } from '../reports/delivery-status.ts'
import type { DeliveryReport, ReportKind } from '../reports/report.ts'
import { untrustedAnswer } from '../reports/untrusted-line.ts'
import type { Provider } from './provider-headers.ts'

/** The id of the delivery whose tag this is; undefined if it isn't one of ours. */
export type ReadTag = (tag: string) => string | undefined

/** What a provider says, as yet unread: anything may stand in it. */
export interface ProviderEvent {
  readonly kind: ReportKind
  readonly tag: unknown
  readonly id: unknown
  /** An ISO 8601 text, or seconds since 1970. */
  readonly at: unknown
  readonly status?: unknown
  readonly diagnostic?: unknown
  readonly reportedBy?: unknown
}

export interface ParsedReports {
  readonly reports: readonly DeliveryReport[]
  /** Events about none of our messages, or too broken to be kept. */
  readonly refused: number
}

const MAX_EVENTS = 1_000

const EVENT_ID = /^[!-~]{1,200}$/
const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/
const STATUS = /^[245]\.\d{1,3}\.\d{1,3}$/
/** RFC 3464's type of an address or a diagnostic: `smtp; 550 …`, `dns; mx.example`. */
const TYPE_PREFIX = /^\s*(?:smtp|dns|dsn|x-[a-z-]{1,30});\s*/i

/** Reads events into reports; an event without one of our tags is refused, so that nobody speaks of others' mail (S25). */
export function reportsOf(
  source: Provider,
  events: Iterable<ProviderEvent>,
  readTag: ReadTag,
): ParsedReports {
  const reports: DeliveryReport[] = []
  let refused = 0
  for (const event of events) {
    const isTooMuch = reports.length + refused >= MAX_EVENTS
    const report = isTooMuch ? undefined : reportOf(source, event, readTag)
    if (report === undefined) refused += 1
    else reports.push(report)
  }
  return { reports, refused }
}

function reportOf(
  source: Provider,
  event: ProviderEvent,
  readTag: ReadTag,
): DeliveryReport | undefined {
  const { kind, tag, id } = event
  if (typeof id !== 'string' || !EVENT_ID.test(id)) return undefined
  const at = timeOf(event.at)
  if (at === undefined) return undefined
  const deliveryId = typeof tag === 'string' ? readTag(tag) : undefined
  if (deliveryId === undefined) return undefined
  const diagnostic = lineOf(event.diagnostic)
  return {
    deliveryId,
    source,
    sourceEventId: id,
    kind,
    status: statusOf(event, diagnostic ?? ''),
    diagnostic,
    reportedBy: lineOf(event.reportedBy),
    at,
  }
}

function timeOf(value: unknown): Date | undefined {
  if (typeof value === 'number' && value > 0 && value < 1e11) return new Date(value * 1000)
  if (typeof value !== 'string' || value.length > 40 || !ISO_TIME.test(value)) return undefined
  const time = new Date(value)
  return Number.isNaN(time.getTime()) ? undefined : time
}

function lineOf(value: unknown): string | null {
  return typeof value === 'string' ? untrustedAnswer(value.replace(TYPE_PREFIX, '')) : null
}

/** The provider's own, or that in the server's answer, if it can belong to what happened. */
function statusOf({ kind, status: given }: ProviderEvent, answer: string): string | null {
  const told = typeof given === 'string' && STATUS.test(given) ? given : enhancedStatusIn(answer)
  return told !== undefined && fits(kind, told) ? refine(told, answer) : null
}
