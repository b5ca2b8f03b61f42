export interface BounceClass {
  readonly kind: 'failed' | 'delayed'
  /** As it stands in the text, else the one that fits the wording (RFC 3463). */
  readonly status: string
  /** The paragraph that says why. */
  readonly because: string
}

// What is read of a text, so that its length sets no pace.
const TEXT_CHARACTERS = 20_000
const PARAGRAPHS = 60
const PARAGRAPH_CHARACTERS = 1_000

/** From here on the text is our own message, which may well speak of blocked accounts. */
const COPY_BELOW =
  /^[-=_* ]*(?:this is a copy of (?:the|your)|below this line is a copy|original message|original headers?|message headers? follow|message header|message contains|(?:returned|undelivered) message follows|content of the original|ursprungligt meddelande|ursprüngliche nachricht|原始邮件|原邮件)/im

/** One server's answer to another: `550 5.1.1 …`, `550-…`, `452 …`. */
const SMTP_ANSWER = /(?<![\d.:])[45][0-7]\d[ -](?=[#<("\p{L}]|[45]\.\d)/u
/** Neither a part of a network address or a version, nor a date. */
const ENHANCED = /(?<![\d.])([45]\.\d{1,3}\.\d{1,3})(?![.]?\d)/
const ENHANCED_OR_GOOD = /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![.]?\d)/

const GAVE_UP =
  /giving up|given up|gave up|undeliver|delivery (?:has )?failed|failure notice|\(failure\)|returned (?:mail|to sender)|returning message|permanent(?:ly)? (?:error|fail|fatal)|(?:time ?out|time|limit) (?:was |has been )?exceeded|too long|expired|(?:could|can) ?n[o']t be delivered|not retry|no further attempts|konnte nicht zugestellt|kunde inte levereras|无法(?:投递|送达)|退信/i
const STILL_TRYING =
  /not yet been delivered|still (?:trying|being)|(?:delivery )?attempts will continue|will (?:be retried|retry|(?:continue|keep) (?:to try|trying)|try again)|has been delayed|is delayed|delivery (?:is )?delayed|delivery incomplete|\(delay\)|no action is required|do not need to resend|fördröjd|verzögert|延迟/i

/** The usual wordings, the more telling before the vaguer. */
const WORDINGS: readonly (readonly [status: string, wording: RegExp])[] = [
  [
    '5.3.4',
    /(?:message|mail) (?:is )?too (?:large|big)|message size exceeds|exceeds? (?:the )?(?:maximum )?message size/i,
  ],
  [
    '5.2.2',
    /(?:mailbox|inbox|account|storage) (?:is |has been )?(?:full|over quota)|over ?quota|(?:quota|storage limit|mailbox size)(?: limit)? (?:has been |was |is )?(?:exceeded|full|reached)|exceed\w* (?:\w+ ){0,3}quota|insufficient (?:system )?storage|out of storage|Postfach (?:ist )?(?:über)?voll|(?:brevlådan|inkorgen) är full|(?:邮箱|信箱|空间|容量).{0,8}(?:已满|不足)/i,
  ],
  ['4.7.1', /gr[ea]y-?list/i],
  [
    '5.1.2',
    /(?:unknown|invalid|no such|non-?existent) (?:host|domain)|(?:host|domain)(?: name)? (?:is )?(?:unknown|not found|invalid|(?:does ?n[o']t|do not) exist)|(?:could ?n[o']t|can ?n[o']t|unable to) (?:find|resolve|look ?up) (?:\w+ ){0,3}(?:host|domain)|unrout[e]?able (?:address|mail domain)|name or service not known|NXDOMAIN|nullMX|null MX/i,
  ],
  [
    '5.2.1',
    /(?:mailbox|account|user|recipient) (?:is |has been )?(?:currently )?(?:disabled|inactive|suspended|deactivated|locked)/i,
  ],
  [
    '5.1.1',
    /(?:user|recipient|mailbox|address|account|addressee) (?:is |was )?(?:unknown|not found|invalid|not known|unavailable|(?:could ?n[o']t|was ?n[o']t) (?:be )?found)|(?:unknown|invalid|no such|non-?existent) (?:local )?(?:user|recipient|mailbox|address|account|person|local.part)|(?:does ?n[o']t|do not|not) exist|no mailbox (?:here )?by that name|no longer (?:valid|exists|available|active)|(?:user|mailbox) (?:doesn't|does not) have|recipient ?not ?found|(?:empfänger|adresse|benutzer).{0,20}(?:unbekannt|nicht gefunden)|existiert nicht|finns inte|hittades inte|(?:用户|收件人|邮箱|地址|帐号|账号).{0,12}(?:不存在|未找到|无效)/i,
  ],
  ['5.4.6', /too many hops|mail loop|loops back|routing loop|hop count/i],
  [
    '5.7.1',
    /\bspam|block(?:ed|list)|block list|black ?list|polic(?:y|ies)|reject|refused|denied|not (?:allowed|authori[sz]ed|permitted|accept)|unsolicited|prohibited|reputation|\bDMARC\b|\bDKIM\b|\bSPF\b|virus|unauthenticated|abgelehnt|verweigert|nekad|avvisad|blockerad|拒绝|垃圾邮件|拦截/i,
  ],
  [
    '4.4.7',
    /retry time|(?:has )?expired|too long|queue lifetime|attempts? (?:over|for) .{0,20}(?:days|hours)/i,
  ],
  [
    '4.4.1',
    /timed ?out|time-?out|connection (?:refused|reset|lost)|no route to host|unreachable|not responding|no answer from/i,
  ],
  ['4.0.0', /try again later|temporar(?:y|ily)|deferred/i],
]

/** The text in front of the returned message, if it can be told where that begins. */
export function withoutReturnedMessage(text: string): string {
  const told = text.slice(0, TEXT_CHARACTERS)
  const index = told.search(COPY_BELOW)
  return index < 0 ? told : told.slice(0, index)
}

/** `5.1.1` out of what a server said, if it says so. */
export function enhancedStatusIn(text: string): string | undefined {
  const told = text.slice(0, PARAGRAPH_CHARACTERS)
  const answer = SMTP_ANSWER.exec(told)
  const behind = answer === null ? undefined : ENHANCED.exec(told.slice(answer.index))?.[1]
  return behind ?? ENHANCED_OR_GOOD.exec(told)?.[1]
}

/** The status that one paragraph's wording stands for. */
export function statusOfWording(text: string): string | undefined {
  const told = text.slice(0, PARAGRAPH_CHARACTERS)
  return WORDINGS.find(([, wording]) => wording.test(told))?.[0]
}

/**
 * What a bounce says that has no machine-readable part. Works only on text that is known to be one:
 * it would find reasons in any letter.
 */
export function classifyBounce(text: string): BounceClass | undefined {
  const told = withoutReturnedMessage(text)
  const paragraphs = told
    .split(/\n[ \t\r]*\n/, PARAGRAPHS)
    .map((paragraph) => paragraph.slice(0, PARAGRAPH_CHARACTERS).replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
  const reason = findReason(paragraphs)
  const isDelayed = STILL_TRYING.test(told)
  if (reason === undefined) {
    if (isDelayed) return { kind: 'delayed', status: '4.0.0', because: paragraphs[0] ?? '' }
    const because = paragraphs.find((paragraph) => GAVE_UP.test(paragraph))
    return because === undefined ? undefined : { kind: 'failed', status: '5.0.0', because }
  }
  const { status } = reason
  if (status.startsWith('5') && (reason.isCertain || !isDelayed))
    return { kind: 'failed', status, because: reason.because }
  const isOver = !isDelayed && GAVE_UP.test(told)
  return {
    kind: isOver ? 'failed' : 'delayed',
    status: status.startsWith('5') ? `4${status.slice(1)}` : status,
    because: reason.because,
  }
}

interface Reason {
  readonly status: string
  /** The server's own code, not our reading of its words. */
  readonly isCertain: boolean
  readonly because: string
}

/** First what one server said to another, which is less chatty than what is said around it. */
function findReason(paragraphs: readonly string[]): Reason | undefined {
  const answers = paragraphs.map(answerIn).filter((answer) => answer !== undefined)
  for (const because of [...answers, ...paragraphs]) {
    const status = ENHANCED.exec(because)?.[1]
    if (status !== undefined) return { status: refine(status, because), isCertain: true, because }
  }
  for (const because of answers) {
    const worded = statusOfWording(because) ?? '5.0.0'
    // The code tells for how long, the words tell why.
    return { status: `${because.charAt(0)}${worded.slice(1)}`, isCertain: true, because }
  }
  for (const [status, wording] of WORDINGS) {
    const because = paragraphs.find((paragraph) => wording.test(paragraph))
    if (because !== undefined) return { status, isCertain: false, because }
  }
  return undefined
}

function answerIn(paragraph: string): string | undefined {
  const answer = SMTP_ANSWER.exec(paragraph)
  return answer === null ? undefined : paragraph.slice(answer.index)
}

/** `5.0.0` says nothing that the wording wouldn't say better. */
export function refine(status: string, text: string): string {
  if (!status.endsWith('.0.0')) return status
  const worded = statusOfWording(text)
  return worded?.startsWith(status.charAt(0)) ? worded : status
}
