import type { Page } from 'playwright-core'
import type { Translate } from '../messages/translate.ts'

export interface ScreenIds {
  /** A user without a hand-over, and without roles. */
  readonly userId: string
  /** An open hand-over. */
  readonly handoverNumber: number
  /** A disputed one. */
  readonly disputedNumber: number
  /** A letter that waits to be printed. */
  readonly letterNumber: number
}

export interface Screen {
  readonly name: string
  readonly path: (ids: ScreenIds) => string
  /** What opens what can't be opened by an address, or waits for what comes last. */
  readonly act?: (page: Page, t: Translate) => Promise<void>
}
