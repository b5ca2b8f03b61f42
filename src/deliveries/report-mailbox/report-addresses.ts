import type { KeyObject } from 'node:crypto'
import { readReportTag, tagOfRecipient } from '../reports/verp.ts'

/** What is asked of a message's header before any of its body: where it was going, and what kind of mail it is. */
export const ASKED_FIELDS = [
  'to',
  'cc',
  'delivered-to',
  'x-original-to',
  'envelope-to',
  'x-envelope-to',
  'return-path',
  'from',
  'content-type',
  'auto-submitted',
  'precedence',
  'x-autoreply',
  'x-autorespond',
  'x-failed-recipients',
]

const ADDRESSES = 200

export type ReportAddress =
  | { readonly proves: true; readonly deliveryId: string }
  /** `isForged`: in the form of a return path of ours, with a MAC that isn't. */
  | { readonly proves: false; readonly isForged: boolean }

/** Which of our return paths a header names. The MAC proves it, wherever it stands (S25). */
export function reportAddressIn(
  header: string,
  bases: readonly string[],
  key: KeyObject,
): ReportAddress {
  const tags = unfold(header)
    .split(/[\s<>,;:"()]+/)
    .filter((word) => word.includes('+') && word.includes('@'))
    .slice(0, ADDRESSES)
    .flatMap((word) => bases.map((base) => tagOfRecipient(word, base)))
    .filter((tag) => tag !== undefined)
  for (const tag of tags) {
    const deliveryId = readReportTag(key, tag)
    if (deliveryId !== undefined) return { proves: true, deliveryId }
  }
  return { proves: false, isForged: tags.length > 0 }
}

const REPORT_FIELDS =
  /^(?:content-type:\s*multipart\/report\b|auto-submitted:\s*auto-|return-path:\s*<>|x-failed-recipients:|x-auto(?:reply|respond):|precedence:\s*auto_?reply|from:.*\b(?:mailer-?daemon|post-?master|mail-?system)\b)/im

/** Whether a mail whose address says nothing is worth reading: people's letters in the same mailbox aren't. */
export function mayBeReport(header: string): boolean {
  return REPORT_FIELDS.test(unfold(header))
}

function unfold(header: string): string {
  return header.replace(/\r?\n[ \t]+/g, ' ')
}
