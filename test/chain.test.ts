import { afterAll, beforeAll, expect, test } from 'vitest'
import { linkIn } from './mail-sink.ts'
import { passwordIn } from './page-parts.ts'
import { startTestApp, type TestApp } from './test-app.ts'

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
})
afterAll(() => kvittens.stop())

test('from Active users to a receipt: reset, link, typed answer, password, sign-in, change', async () => {
  const { client: operator } = await kvittens.signedIn(['PasswordAdministrator'])
  const ann = await kvittens.addUser({ displayName: 'Ann Andersson' })

  const reset = await operator.post(`/api/users/${ann.id}/reset-password`, {
    way: 'revealLink',
    recipient: ann.otherMail,
  })
  expect(reset.statusCode, reset.body).toBe(202)
  const { handover } = reset.json()
  expect(handover).toMatchObject({ state: 'queued', recipientOnFile: true, open: true })

  const notices = await kvittens.deliver()
  expect(notices.map(({ to }) => to)).toEqual([ann.userPrincipalName])
  kvittens.advance(11_000)
  const [mail] = await kvittens.deliver()
  expect(mail?.to).toBe(ann.otherMail)
  const link = linkIn(mail, 'r')

  const recipient = kvittens.anonymous()
  expect((await recipient.get(link)).statusCode).toBe(200)
  const revealed = await recipient.submit(link, { answer: ann.userPrincipalName })
  expect(revealed.statusCode, revealed.body).toBe(200)
  const password = passwordIn(revealed.body)

  const signIn = await recipient.submit('/sign-in', { userName: ann.userPrincipalName, password })
  expect(signIn.headers['location']).toBe('/change-password')
  const changed = await recipient.submit('/change-password', {
    password: 'Blåbär & havregryn 7',
    repeat: 'Blåbär & havregryn 7',
  })
  expect(changed.headers['location'], changed.body).toContain('/account')

  const receipt = (await operator.get(`/api/handovers/${handover.number}`)).json()
  expect(receipt.state).toBe('changed')
  expect(receipt.receiptAt).not.toBeNull()
  expect(receipt.events.map((event: { kind: string }) => event.kind)).toEqual([
    'queued',
    'accepted',
    'fetched',
    'revealed',
    'signedIn',
    'changed',
  ])
})
