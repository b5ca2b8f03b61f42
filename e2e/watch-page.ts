import type { BrowserContext, ConsoleMessage } from 'playwright-core'

/** Everything that must never happen on a page: broken safety rules, errors in scripts or on the console. */
export async function watchPages(context: BrowserContext): Promise<string[]> {
  const problems: string[] = []
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      reportError(`${event.type}: ${event.effectiveDirective} ${event.blockedURI}`)
    })
  })
  context.on('weberror', (error) => void problems.push(`page error: ${String(error.error())}`))
  context.on('console', (message) => {
    if (message.type() === 'error' && !isAnswer(message)) problems.push(describe(message))
  })
  return problems
}

/** The console's line for a page or the API that said no, such as 410 Gone. A missing file is a fault. */
function isAnswer(message: ConsoleMessage): boolean {
  if (!/^Failed to load resource: .* status of 4\d\d/.test(message.text())) return false
  const { pathname } = new URL(message.location().url)
  return !/^\/assets\/|\.\w+$/.test(pathname)
}

function describe(message: ConsoleMessage): string {
  return `console at ${message.page()?.url()}: ${message.text()} (${message.location().url})`
}
