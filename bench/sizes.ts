import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { handoverPage } from '../src/handovers/pages.tsx'
import { PAGE_ASSETS } from '../src/platform/page-assets.ts'
import { findBrowser } from '../test/browser.ts'
import { type Figure, figure } from './figure.ts'
import type { Installation } from './installation.ts'

/** What a browser downloads: measured by one, as it comes over the wire. */
export async function measureSizes(installation: Installation): Promise<Figure[]> {
  return [await measureFirstLoad(installation), measureRecipientPage()]
}

async function measureFirstLoad({ url, cookies }: Installation): Promise<Figure> {
  const browser = await chromium.launch(await findBrowser())
  try {
    const context = await browser.newContext({ locale: 'sv-SE' })
    const [name = '', value = ''] = (cookies[0] ?? '').split('=')
    await context.addCookies([{ name, value, url }])
    const page = await context.newPage()
    const files = new Map<string, number>()
    page.on('response', (response) => {
      // Among them one that never ends.
      if (response.url().includes('/api/')) return
      void response
        .request()
        .sizes()
        .then(({ responseBodySize }) => files.set(response.url(), responseBodySize))
    })
    await page.goto(`${url}/users`)
    await page.getByRole('row').nth(1).waitFor()
    await page.waitForTimeout(1_000)
    const total = [...files.values()].reduce((sum, size) => sum + size, 0)
    return figure("first load of the operators' pages, compressed", total / 1000, {
      unit: 'kB',
      target: 300,
      direction: 'max',
      note: `${files.size} files of /users, one language`,
    })
  } finally {
    await browser.close()
  }
}

function measureRecipientPage(): Figure {
  const html = handoverPage({
    frame: {
      language: 'sv',
      organisation: { name: 'Bench kommun', supportContact: 'servicedesk@bench.example' },
      languageLinks: [],
      reference: 'K-1042',
    },
    way: 'reveal',
    action: `/r/${'x'.repeat(43)}`,
    disputeHref: `/r/${'x'.repeat(43)}/dispute`,
    challenge: 'name',
    expiresAt: new Date(),
  })
  const parts = [
    html,
    ...PAGE_ASSETS.filter(({ path }) => path.includes('/page-')).map(({ body }) => body),
  ]
  const size = parts.reduce((sum, part) => sum + gzipSync(part).length, 0)
  return figure('a recipient page with style and script, gzip', size / 1000, {
    unit: 'kB',
    target: 4,
    direction: 'max',
    note: 'before revealing, in Swedish',
  })
}
