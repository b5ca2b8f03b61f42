import type { Translate } from '../platform/messages.ts'

/** A message's parts in reading order. Both bodies are made from them, so that they say the same. */
export type MailPart =
  | { readonly kind: 'text' | 'small'; readonly text: string }
  | { readonly kind: 'button' | 'link'; readonly label: string; readonly href: string }
  | { readonly kind: 'secret'; readonly secret: string }
  | { readonly kind: 'facts'; readonly facts: readonly MailFact[] }

export type MailFact = readonly [label: string, value: string]

export interface MailContent {
  readonly subject: string
  readonly parts: readonly MailPart[]
}

/** What a message is worded with: the recipient's language, its way to tell an instant, who writes. */
export interface Wording {
  readonly t: Translate
  readonly time: (instant: string) => string
  readonly organisation: string
}

export function text(sentence: string): MailPart {
  return { kind: 'text', text: sentence }
}

export function small(sentence: string): MailPart {
  return { kind: 'small', text: sentence }
}

export function facts(...list: MailFact[]): MailPart {
  return { kind: 'facts', facts: list }
}

export function button(label: string, href: string): MailPart {
  return { kind: 'button', label, href }
}

export function link(label: string, href: string): MailPart {
  return { kind: 'link', label, href }
}
