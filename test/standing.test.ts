import { randomInt } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seededRandom } from '../src/demo/random.ts'
import { HandoverEventKind } from '../src/handovers/contract.ts'
import { afterEvent, type Standing, standingOf } from '../src/handovers/handover.ts'
import { OWN_PASSWORD } from './flows.ts'
import { passwordIn } from './page-parts.ts'
import { standings } from './standings.ts'
import { startTestApp, type TestApp, type TestUser } from './test-app.ts'

const KINDS = HandoverEventKind.anyOf.map(({ const: kind }) => kind)
const ENDS = ['set', 'signedIn', 'changed', 'confirmed', 'disputed', 'pinBurned']
/** Another walk each time; a failure names it. */
const SEED = randomInt(1_000_000)

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
})
afterAll(() => kvittens.stop())

test('whatever happens in whatever order, what has ended stays ended', () => {
  const random = seededRandom(SEED)
  for (let run = 0; run < 3000; run++) {
    const kinds = Array.from({ length: 1 + random.below(12) }, () => random.pick(KINDS))
    const events = kinds.map((kind, minute) => ({ kind, at: new Date(minute * 60_000) }))
    const what = `seed ${SEED}: ${kinds.join()}`
    let before: Standing | undefined
    for (const event of events) {
      const standing = afterEvent(before, event)
      if (before !== undefined) {
        const { receiptAt, open } = before
        expect(standing.receiptAt, what).toEqual(receiptAt ?? standing.receiptAt)
        if (!open || ENDS.includes(event.kind)) expect(standing.open, what).toBe(false)
        if (standing.state !== before.state) expect(standing.stateAt).toEqual(event.at)
      }
      before = standing
    }
    expect(standingOf(events)).toEqual(before)
  }
})

/** A person of the walk, with what they hold at the moment. */
interface Walker {
  readonly user: TestUser
  number?: number
  link?: string
  password?: string
}

const MINUTE_MS = 60_000

test('the columns say what the events say, whatever people do', async () => {
  const random = seededRandom(SEED)
  const walkers: Walker[] = []
  for (let index = 0; index < 3; index++) walkers.push({ user: await kvittens.addUser() })
  const browser = kvittens.anonymous()
  const answers: number[] = []
  const note = ({ statusCode }: { statusCode: number }) => void answers.push(statusCode)

  async function collectMail() {
    for (const mail of await kvittens.deliver()) {
      const walker = walkers.find(({ user }) => user.otherMail === mail.to)
      const link = /\/r\/[\w-]{43}/.exec(mail.text)?.[0]
      if (walker !== undefined && link !== undefined) walker.link = link
    }
  }
  const operate = async (path: string, body: object) => {
    const { client } = await kvittens.signedIn(['GlobalAdministrator'])
    const answer = await client.post(path, body)
    note(answer)
    return answer
  }
  const answer = async (path: string, walker: Walker, name = walker.user.userPrincipalName) => {
    const fields = { answer: name, password: OWN_PASSWORD, repeat: OWN_PASSWORD }
    const page = await browser.submit(`${walker.link}${path}`, fields)
    note(page)
    if (page.body.includes('class="secret"')) walker.password = passwordIn(page.body)
  }
  const endings = ['stop', 'withdraw', 'receipt'] as const
  const steps: Record<string, (walker: Walker) => Promise<void>> = {
    async reset(walker) {
      const way = random.pick(['revealLink', 'revealLink', 'setLink'])
      const made = await operate(`/api/users/${walker.user.id}/reset-password`, {
        way,
        recipient: walker.user.otherMail,
      })
      if (made.statusCode === 202) walker.number = made.json().handover.number
    },
    async mail() {
      kvittens.advance(11_000)
      await collectMail()
    },
    async fetch({ link }) {
      if (link !== undefined) note(await browser.get(link))
    },
    async wrongAnswer(walker) {
      if (walker.link !== undefined) await answer('', walker, 'somebody.else@test.example')
    },
    async rightAnswer(walker) {
      if (walker.link !== undefined) await answer('', walker)
    },
    async again(walker) {
      if (walker.link !== undefined) await answer('/again', walker)
    },
    async dispute(walker) {
      if (walker.link !== undefined) await answer('/dispute', walker)
    },
    async signIn({ user, password }) {
      if (password === undefined) return
      const client = kvittens.anonymous()
      note(await client.submit('/sign-in', { userName: user.userPrincipalName, password }))
      if (random.below(2) === 0) return
      const chosen = `${OWN_PASSWORD} ${random.below(1000)}`
      note(await client.submit('/change-password', { password: chosen, repeat: chosen }))
    },
    async end({ number }) {
      if (number === undefined) return
      const body = { how: 'called', note: 'They rang back.' }
      await operate(`/api/handovers/${number}/${random.pick(endings)}`, body)
    },
    async wait() {
      kvittens.advance(random.pick([20, 20, 60 * 26, 60 * 80]) * MINUTE_MS)
      await kvittens.runClock()
    },
  }
  // What leads to a receipt more often than what ends it before.
  const usual = ['reset', 'mail', 'mail', 'fetch', 'rightAnswer', 'signIn']
  const names = [...Object.keys(steps), ...usual, ...usual, ...usual]

  const walked: string[] = []
  for (let index = 0; index < 150; index++) {
    const name = random.pick(names)
    walked.push(name)
    await steps[name]?.(random.pick(walkers))
  }
  const what = `seed ${SEED}: ${walked.join()}`
  const { stored, folded } = await standings(kvittens.db)
  expect(stored.length).toBeGreaterThan(5)
  expect(stored, what).toEqual(folded)
  expect(
    answers.filter((status) => status >= 500),
    what,
  ).toEqual([])
  // The walk got somewhere, or it shows nothing.
  expect(new Set(stored.map(({ state }) => state)).size, what).toBeGreaterThan(2)
}, 60_000)
