/** The longest text of a stranger that is kept. */
export const LINE_CHARACTERS = 300

// What is read at all, so that a long text costs no more than a short one.
const READ_CHARACTERS = 4 * LINE_CHARACTERS
const TOKEN_CHARACTERS = 43
// As long as a hand-over's token, which a returned message may show, or a piece of one at the end.
const SECRET = /[A-Za-z0-9_-]{43,}|[A-Za-z0-9_-]+$/g

/**
 * A stranger's text as one line to be shown: without control characters, marks that change the
 * direction of writing, other invisible characters and halves of characters; cut to size. Null if
 * nothing is left.
 */
export function untrustedLine(text = ''): string | null {
  return cut(clean(text))
}

/** The same for what a server said, which may quote the message: no link or return path stays usable (S9). */
export function untrustedAnswer(text = ''): string | null {
  const wasCut = text.length > READ_CHARACTERS
  return cut(
    clean(text).replace(SECRET, (run) => (run.length >= TOKEN_CHARACTERS || wasCut ? '…' : run)),
  )
}

function clean(text: string): string {
  return text
    .slice(0, READ_CHARACTERS)
    .replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\p{C}+/gu, '')
}

function cut(text: string): string | null {
  const line = text
    .trim()
    .slice(0, LINE_CHARACTERS)
    // The first half of a pair that was cut in two.
    .replace(/[\uD800-\uDBFF]$/, '')
  return line === '' ? null : line
}
