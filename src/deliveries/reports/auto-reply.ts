import type { Header } from 'postal-mime'

// How Outlook, Exchange, Gmail, Zimbra, QQ Mail and vacation programs begin a subject, in our languages.
const SUBJECT =
  /^(?:automatic reply|automated (?:reply|response)|auto[- ]?(?:reply|response|responder)\b|out[ -]of[ -](?:the )?office|(?:i am |i'm )?(?:away|out) (?:from|of) (?:my|the) (?:mail|e-mail|office|desk)|(?:on )?vacation(?: reply| message)?\s*[:：]|autosvar|automatiskt (?:svar|meddelande)|frånvaro|frånvarande|ej på kontoret|inte på (?:kontoret|plats)|(?:jag är )?(?:på )?semester\b|automatische (?:antwort|nachricht|rückmeldung|e-mail)|abwesend|abwesenheit|nicht im (?:büro|haus)|(?:ich bin )?im urlaub|自动(?:答复|回复|应答)|自動(?:回覆|答覆|回應|回复)|(?:我)?(?:正在)?(?:外出|休假|度假)|(?:我)?(?:不在|离开)办公室)/iu
const ANSWERS = /^(?:(?:re|sv|aw|vs|antw|回复|答复|回覆)\s?[:：]\s{0,5}){1,3}/iu

// What vacation programs put in; the value says nothing more.
const MARKS = new Set(['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-mail-autoreply'])

/**
 * Whether a mail was answered by a machine for a person (RFC 3834), by what its header says, and only
 * where that says nothing by its subject. Bounces are marked in the same way: they must be told apart before.
 */
export function isAutoReply(headers: readonly Header[], subject: string): boolean {
  const told = (name: string): string =>
    headers.find(({ key }) => key === name)?.value.toLowerCase() ?? ''
  if (/^auto-(?:replied|notified)\b/.test(told('auto-submitted'))) return true
  if (headers.some(({ key, value }) => MARKS.has(key) && !/^no\b/i.test(value))) return true
  if (/^auto_?reply\b/.test(told('precedence'))) return true
  // So does every mailing list; but it doesn't answer.
  if (/^(?:bulk|junk)\b/.test(told('precedence')) && told('in-reply-to') !== '') return true
  return SUBJECT.test(subject.trim().replace(ANSWERS, ''))
}
