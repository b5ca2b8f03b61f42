import path from 'node:path'
import { chromium, type BrowserContextOptions, type Page } from 'playwright-core'
import { readWebFiles } from '../src/web-files.ts'
import { findBrowser } from '../test/browser.ts'
import { copyTemplate, startTestCluster } from '../test/cluster.ts'
import { startTestApp, type TestApp, type TestUserOptions } from '../test/test-app.ts'
import { visitor, type Visitor } from './people.ts'
import { findFreePort } from './product.ts'

const WEB = path.resolve(import.meta.dirname, '../dist/web')

export interface MovedStage {
  readonly kvittens: TestApp
  /** Somebody with these roles and a browser of their own, signed in. */
  readonly enterAs: (roles: readonly string[], user: TestUserOptions) => Promise<Visitor>
  readonly enter: (options?: BrowserContextOptions) => Promise<Visitor>
  /** So much later, for the server and in every browser; the clock's jobs have run, and mail has left. */
  readonly pass: (hours: number) => Promise<void>
  readonly close: () => Promise<void>
}

/** The built pages before a server of this process, whose clock and whose browsers' clocks can be moved. */
export async function openMovedStage(): Promise<MovedStage> {
  const opened: (() => Promise<unknown>)[] = []
  const close = async (): Promise<void> => {
    for (const end of opened.splice(0).toReversed()) await end()
  }
  try {
    const cluster = await startTestCluster('18')
    opened.push(() => cluster.stop())
    const port = await findFreePort()
    const url = `http://localhost:${port}`
    const kvittens = await startTestApp({
      publicUrl: url,
      webFiles: await readWebFiles(WEB),
      createDatabase: () => copyTemplate(cluster.connection),
    })
    opened.push(() => kvittens.stop())
    await kvittens.app.listen({ host: '127.0.0.1', port })
    const browser = await chromium.launch(await findBrowser())
    opened.push(() => browser.close())
    const pages: Page[] = []

    const enter = async (options?: BrowserContextOptions): Promise<Visitor> => {
      const entered = await visitor(browser, { url }, options)
      await entered.page.clock.setSystemTime(kvittens.clock.now)
      pages.push(entered.page)
      return entered
    }
    return {
      kvittens,
      enter,
      async enterAs(roles, user) {
        const { client } = await kvittens.signedIn(roles, user)
        const entered = await enter()
        const cookies = [...client.cookies].map(([name, value]) => ({ name, value, url }))
        await entered.page.context().addCookies(cookies)
        return entered
      },
      async pass(hours) {
        kvittens.advance(hours * 3_600_000)
        await kvittens.runClock()
        for (const page of pages.filter((each) => !each.isClosed()))
          await page.clock.setSystemTime(kvittens.clock.now)
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
