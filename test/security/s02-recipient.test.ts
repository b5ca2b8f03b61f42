import { afterAll, beforeAll, expect, test } from 'vitest'
import { rowsOf } from '../flows.ts'
import { startTestApp, type TestApp, type TestUser } from '../test-app.ts'
import type { TestClient } from '../test-client.ts'

let kvittens: TestApp
let operator: TestClient
let ann: TestUser
beforeAll(async () => {
  kvittens = await startTestApp()
  ;({ client: operator } = await kvittens.signedIn(['GlobalAdministrator']))
  ann = await kvittens.addUser()
})
afterAll(() => kvittens.stop())

const own = () => ann.otherMail
const REFUSED: [string, () => unknown][] = [
  ['a list of two', () => [own(), 'mallory@evil.example']],
  ['a list of one', () => [own()]],
  ['an object', () => ({ address: own() })],
  ['an object that pretends to be text', () => ({ 0: own(), length: 1, toString: 'x' })],
  ['a number', () => 4711],
  ['null', () => null],
  ['nothing', () => undefined],
  ['two with a comma', () => `${own()},mallory@evil.example`],
  ['two with a semicolon', () => `${own()};mallory@evil.example`],
  ['two with a blank', () => `${own()} mallory@evil.example`],
  ['a line break and a header', () => `${own()}\r\nBcc: mallory@evil.example`],
  ['a bare line feed', () => `${own()}\nmallory@evil.example`],
  ['a line feed inside', () => own().replace('@', '\n@')],
  ['a null character', () => `${own()}\0@evil.example`],
  ['an escaped line separator', () => `${own()}\u2028mallory@evil.example`],
  ['a display name', () => `Ann <${own()}>`],
  ['a quoted local part', () => '"ann andersson"@home.example'],
  ['a comment', () => 'ann(work)@home.example'],
  ['a route', () => '@evil.example:ann@home.example'],
  ['a percent hack over two domains', () => 'ann@home.example@evil.example'],
  ['a Cyrillic a among Latin letters', () => 'ann@ex\u0430mple.example'],
  ['a Cyrillic a before the @', () => 'p\u0430ypal@home.example'],
  ['mixed scripts hidden in punycode', () => 'ann@xn--exmple-4nf.example'],
  ['an invisible character', () => own().replace('@', '\u200b@')],
  ['a right-to-left override', () => own().replace('@', '\u202e@')],
  ['an address literal', () => 'ann@[192.0.2.1]'],
]

test.each(REFUSED)(
  'S2: a recipient that is %s is refused, and nothing happens',
  async (_, make) => {
    const recipient = make()
    const body = { way: 'setLink', recipient, verification: 'calledBack' }
    const answer = await operator.post(`/api/users/${ann.id}/reset-password`, body)
    expect(answer.statusCode, answer.body).toBe(400)
    expect(answer.json().type).toBe('urn:kvittens:problem:recipient-invalid')
    expect(await rowsOf(kvittens, 'select 1 from handover')).toEqual([])
    expect(await rowsOf(kvittens, 'select 1 from delivery')).toEqual([])
  },
)

test.each(REFUSED.filter(([name]) => name !== 'nothing' && name !== 'null'))(
  'S2: an address on file that is %s is refused',
  async (_, make) => {
    const before = await rowsOf(kvittens, 'select id from contact_address')
    const changed = await operator.request({
      method: 'PATCH',
      url: `/api/users/${ann.id}`,
      payload: { otherMails: [make()] },
    })
    expect(changed.statusCode, changed.body).toBe(400)
    expect(await rowsOf(kvittens, 'select id from contact_address')).toEqual(before)
  },
)

test('S2: an international domain goes out as punycode, normalised once', async () => {
  const user = await kvittens.addUser({ otherMail: null })
  const reset = await operator.post(`/api/users/${user.id}/reset-password`, {
    way: 'setLink',
    recipient: ' Ann@BÜCHER.example ',
    verification: 'inPerson',
  })
  expect(reset.statusCode, reset.body).toBe(202)
  expect(reset.json().handover.recipient).toBe('Ann@xn--bcher-kva.example')
  await kvittens.deliver()
  kvittens.advance(11_000)
  const [mail] = await kvittens.deliver()
  expect(mail?.raw).toMatch(/^To: Ann@xn--bcher-kva\.example\r?$/m)
})

test('S2: the message goes to that one recipient, with nobody in copy', async () => {
  const user = await kvittens.addUser()
  await operator.post(`/api/users/${user.id}/reset-password`, {
    way: 'setLink',
    recipient: user.otherMail,
  })
  await kvittens.deliver()
  kvittens.advance(11_000)
  const mails = await kvittens.deliver()
  expect(mails.map(({ to }) => to)).toEqual([user.otherMail])
  expect(mails[0]?.raw).not.toMatch(/^b?cc:/im)
})

test('S2: the mailbox of the account itself is refused in every spelling', async () => {
  for (const spelling of [ann.userPrincipalName, ann.userPrincipalName.toUpperCase()]) {
    const body = { way: 'setLink', recipient: spelling, verification: 'calledBack' }
    const answer = await operator.post(`/api/users/${ann.id}/reset-password`, body)
    expect(answer.json().type).toBe('urn:kvittens:problem:recipient-is-own-account')
  }
})
