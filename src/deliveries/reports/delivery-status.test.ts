import { expect, test } from 'vitest'
import { readDeliveryStatus } from './delivery-status.ts'

const about = (fields: string) =>
  readDeliveryStatus(`Reporting-MTA: dns; mx.example.org\n\n${fields}`)
const kindsOf = (fields: string) => about(fields).recipients.map(({ kind }) => kind)

test('each group after the first is about one recipient', () => {
  const { recipients } = about(
    'Final-Recipient: rfc822; a@example.org\nAction: failed\nStatus: 5.1.1\n\n' +
      'Final-Recipient: rfc822; b@example.org\nAction: delivered\nStatus: 2.0.0\n\n\n',
  )
  expect(recipients).toMatchObject([
    { kind: 'failed', status: '5.1.1', finalRecipient: 'a@example.org', server: 'mx.example.org' },
    { kind: 'delivered', status: '2.0.0', finalRecipient: 'b@example.org' },
  ])
})

test('a report without a blank line between its groups is read as well', () => {
  const text = 'Reporting-MTA: dns;mx.example.org\nAction: failed\nStatus: 4.4.7\n'
  expect(readDeliveryStatus(text).recipients).toMatchObject([
    { kind: 'failed', status: '4.4.7', server: 'mx.example.org' },
  ])
})

test.each([
  ['Action: FAILED (bad address)\nStatus: 5.1.1 (unknown)', 'failed'],
  ['Action: delayed\nStatus: 4.4.1', 'delayed'],
  ['Action: delivered\nStatus: 2.1.5', 'delivered'],
  ['Action: relayed\nStatus: 2.0.0', 'relayed'],
  ['Action: expanded\nStatus: 2.0.0', 'relayed'],
  ['Status: 5.2.1', 'failed'],
  ['Status: 4.2.1', 'delayed'],
])('%j means %s', (fields, kind) => {
  expect(kindsOf(fields)).toEqual([kind])
})

test.each([
  ['Action: delivered\nStatus: 5.1.1'],
  ['Action: relayed\nStatus: 4.1.1'],
  ['Action: transmogrified\nStatus: 2.0.0'],
  ['Status: 2.0.0'],
  ['Final-Recipient: rfc822; a@example.org'],
])('%j proves nothing', (fields) => {
  expect(kindsOf(fields)).toEqual([])
})

test.each([['5.1'], ['550'], ['5.1.1.7'], ['5.1.1234'], ['2.0.0'], ['x']])(
  'a failure with the status %s has none',
  (status) => {
    expect(about(`Action: failed\nStatus: ${status}`).recipients[0]?.status).toBeNull()
  },
)

test('the first of two fields counts, folded lines belong to it', () => {
  const [recipient] = about(
    'Action: failed\nAction: delivered\nDiagnostic-Code: smtp; 550 No\n\tsuch\r\n  user',
  ).recipients
  expect(recipient).toMatchObject({ kind: 'failed', diagnostic: '550 No such user' })
})

test.each([
  ['rfc822;a@example.org', 'a@example.org'],
  ['RFC822 ; a@example.org', 'a@example.org'],
  ['a@example.org', 'a@example.org'],
  ['utf-8; åsa@example.org', 'åsa@example.org'],
  ['utf-8; \\x{E5}sa@example.org', 'åsa@example.org'],
  ['utf-8; \\x{1F600}@example.org', '😀@example.org'],
  ['utf-8; \\x{FFFFFF}@example.org', '\\x{FFFFFF}@example.org'],
  ['rfc822; \\x{E5}sa@example.org', '\\x{E5}sa@example.org'],
])('the recipient %s is %s', (field, address) => {
  expect(about(`Action: failed\nFinal-Recipient: ${field}`).recipients[0]?.finalRecipient).toBe(
    address,
  )
})

test('no more than 20 recipients and 2,000 lines are read, and no field grows without end', () => {
  const group = 'Action: failed\nFinal-Recipient: rfc822; a@example.org\n\n'
  expect(about(group.repeat(3000)).recipients).toHaveLength(20)
  expect(about(`${'X: y\n'.repeat(2000)}\n${group}`).recipients).toHaveLength(0)
  const [recipient] = about(
    `Action: failed\nDiagnostic-Code: smtp; ${'a'.repeat(9000)}\n${` ${'b'.repeat(90)}\n`.repeat(900)}`,
  ).recipients
  expect(recipient?.diagnostic?.length).toBeLessThan(5000)
})

test.each([
  [''],
  ['\n\n\n'],
  [':::\n:'],
  ['\0'],
  ['__proto__: x\nconstructor: y'],
  [' folded first'],
])('%j tells of nobody', (text) => {
  expect(readDeliveryStatus(text).recipients).toEqual([])
})
