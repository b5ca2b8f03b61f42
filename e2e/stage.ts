import { chromium, type BrowserContextOptions } from 'playwright-core'
import { findBrowser } from '../test/browser.ts'
import { visitor, type Visitor } from './people.ts'
import { type Product, startProduct } from './product.ts'

export interface Stage {
  readonly product: Product
  /** Another person with a browser of their own. */
  readonly enter: (options?: BrowserContextOptions) => Promise<Visitor>
  readonly close: () => Promise<void>
}

/** The running product and a browser to look at it with. */
export async function openStage(
  start: () => Promise<Product> = () => startProduct('start'),
): Promise<Stage> {
  const browser = await chromium.launch(await findBrowser())
  try {
    const product = await start()
    return {
      product,
      enter: (options) => visitor(browser, product, options),
      close: async () => {
        await browser.close()
        await product.stop()
      },
    }
  } catch (error) {
    await browser.close()
    throw error
  }
}
