import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

// Fluent's focus traps are empty elements that take the focus on purpose.
const CONTEXT = { exclude: [['[data-tabster-dummy]']] }
// Like the dialogs that axe lets stand outside all landmarks: these belong to their control wherever in the document
// they are drawn, and messages are announced as they come.
const DRAWN_APART = '.fui-MenuPopover, [role=tooltip], .fui-Toaster'
const CHECKS = {
  region: {
    options: {
      regionMatcher: `dialog, [role=dialog], [role=alertdialog], svg, ${DRAWN_APART}`,
    },
  },
}
const ALL_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const ALL: RunOptions = {
  resultTypes: ['violations'],
  // A mail's own document runs no scripts: it is opened and looked at by itself.
  iframes: false,
  runOnly: ALL_TAGS,
}
const WITHOUT_PAGE_RULES: RunOptions = { ...ALL, runOnly: ALL_TAGS.slice(0, -1) }
// The only rules whose outcome depends on the theme, and never on the language.
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']
const COLOURS: RunOptions = { ...ALL, runOnly: COLOUR_RULES }

const NARROWEST = 320

/**
 * What axe finds on a page, and whether it fits a narrow screen; a line for each fault. With `colours`, both themes'
 * colours are looked at: they take most of the time, and one language shows them for all.
 */
export async function inspectPage(
  page: Page,
  name: string,
  { colours }: { readonly colours: boolean },
): Promise<string[]> {
  const size = page.viewportSize() ?? { width: 1280, height: 800 }
  // A mail stands in its reader's page: rules for whole pages don't concern it.
  const isMail = page.url() === 'about:blank'
  const light = await findViolations(page, isMail ? WITHOUT_PAGE_RULES : ALL, { colours })
  const dark = colours ? await inDark(page, () => findViolations(page, COLOURS, { colours })) : []
  await page.setViewportSize({ width: NARROWEST, height: 640 })
  const wide = await findTooWide(page)
  await page.setViewportSize(size)
  return [
    ...light.map((fault) => `${name}: ${fault}`),
    ...dark.map((fault) => `${name}, dark: ${fault}`),
    ...wide.map((fault) => `${name}, ${NARROWEST} px: ${fault}`),
  ]
}

async function findViolations(
  page: Page,
  options: RunOptions,
  { colours }: { readonly colours: boolean },
): Promise<string[]> {
  await settle(page)
  // Through the debugger, which the page's policy for scripts doesn't concern.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE)
  // What an open menu lies over for the moment is smaller than it is.
  const hasMenu = (await page.getByRole('menu').count()) > 0
  const off = [...(hasMenu ? ['target-size'] : []), ...(colours ? [] : COLOUR_RULES)]
  const rules: RunOptions['rules'] = Object.fromEntries(off.map((id) => [id, { enabled: false }]))
  const { violations } = await page.evaluate(
    async ([context, run]) => await (globalThis as unknown as Axe).axe.run(context, run),
    [CONTEXT, { ...options, rules, checks: CHECKS }] as const,
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => {
      const why = failureSummary.split('\n').slice(1).join(' ').trim()
      return `${id} at ${target.join(' ')} (${why})`
    }),
  )
}

async function inDark<Found>(page: Page, look: () => Promise<Found>): Promise<Found> {
  await switchTo(page, 'dark')
  const found = await look()
  await switchTo(page, 'light')
  return found
}

async function switchTo(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: theme })
  // The operators' pages say which one they show; the others follow the style sheet.
  await page.waitForFunction(
    (wanted) => (document.documentElement.dataset['theme'] ?? wanted) === wanted,
    theme,
  )
}

interface Axe {
  readonly axe: {
    // The documentation of axe has `checks`; its types don't.
    readonly run: (
      context: typeof CONTEXT,
      options: RunOptions & { readonly checks: typeof CHECKS },
    ) => Promise<AxeResults>
  }
}

/** Elements that make the document scroll sideways. */
async function findTooWide(page: Page): Promise<string[]> {
  await settle(page)
  return await page.evaluate(() => {
    const room = document.documentElement.clientWidth
    const scrollers = [
      document.documentElement,
      ...document.querySelectorAll('main, [role=dialog]'),
    ]
    return scrollers
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map(({ tagName, scrollWidth }) => {
        const culprit = [...document.querySelectorAll('main *, [role=dialog] *')].find(
          (element) => element.getBoundingClientRect().right > room + 1,
        )
        return `${tagName} is ${scrollWidth} wide, by ${culprit?.outerHTML.slice(0, 120)}`
      })
  })
}

/** Nothing is being loaded or moved any more. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(
    async () => await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))),
  )
  await page.waitForFunction(() => {
    const moves = document
      .getAnimations()
      .some(
        ({ playState, effect }) =>
          playState === 'running' && effect?.getTiming().iterations !== Infinity,
      )
    const loads = [
      ...document.querySelectorAll(
        '[role=progressbar]:not([aria-valuenow]), .grid-loading, [aria-busy=true]',
      ),
    ]
    return !moves && loads.every((element) => !element.checkVisibility())
  })
}
