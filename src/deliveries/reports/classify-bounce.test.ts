import { expect, test } from 'vitest'
import { classifyBounce, enhancedStatusIn, withoutReturnedMessage } from './classify-bounce.ts'

test.each([
  ['550 5.1.1 <a@example.org>: Recipient address rejected: User unknown', '5.1.1'],
  ['550 No such user here', '5.1.1'],
  ['554 delivery error: This user doesn’t have an account (user not found)', '5.1.1'],
  ['The address a@example.org does not exist.', '5.1.1'],
  ['Der Empfänger ist unbekannt.', '5.1.1'],
  ['Adressen finns inte.', '5.1.1'],
  ['收件人地址不存在', '5.1.1'],
  ['550 用户不存在', '5.1.1'],
  ['550 Requested action not taken: mailbox unavailable', '5.1.1'],
  ['550 This account has been disabled', '5.2.1'],
  ['552 Mailbox is full', '5.2.2'],
  ['The recipient’s mailbox is over quota.', '5.2.2'],
  ['Postfach voll', '5.2.2'],
  ['Brevlådan är full.', '5.2.2'],
  ['对方邮箱空间不足', '5.2.2'],
  ['552 message size exceeds fixed limit', '5.3.4'],
  ['Unrouteable address', '5.1.2'],
  ['Unknown host: mx.example.org', '5.1.2'],
  ['The domain example.org could not be found: domain not found', '5.1.2'],
  ['554 Too many hops', '5.4.6'],
  ['550 Your network is on our blacklist', '5.7.1'],
  ['554 Message rejected as spam', '5.7.1'],
  ['550 DMARC check failed', '5.7.1'],
  ['Die Nachricht wurde abgelehnt.', '5.7.1'],
  ['550 邮件被拒绝', '5.7.1'],
  ['571 Delivery not authorized', '5.7.1'],
  ['550 Something else', '5.0.0'],
  ['550 5.0.0 User unknown', '5.1.1'],
  ['Your message could not be delivered.', '5.0.0'],
])('%s is a failure of class %s', (text, status) => {
  expect(classifyBounce(text)).toMatchObject({ kind: 'failed', status })
})

test.each([
  ['451 4.7.1 Greylisted, see https://example.org', '4.7.1'],
  ['450 Greylisting in action, please come back later', '4.7.1'],
  ['452 Mailbox full', '4.2.2'],
  ['421 Try again later', '4.0.0'],
  ['Your message has not yet been delivered. Delivery attempts will continue.', '4.0.0'],
  ['The mailbox is full. We will continue to try.', '4.2.2'],
  ['Connection timed out, the server will be retried', '4.4.1'],
])('%s is a delay of class %s', (text, status) => {
  expect(classifyBounce(text)).toMatchObject({ kind: 'delayed', status })
})

test.each([
  ['Giving up after five days.\n\n451 4.7.1 Greylisted', '4.7.1'],
  ['Your message could not be delivered.\n\nConnection timed out', '4.4.1'],
  [
    '452 4.2.2 Over quota\n\nI’m not going to try again; it has been in the queue too long.',
    '4.2.2',
  ],
])('%j is a failure for a passing reason', (text, status) => {
  expect(classifyBounce(text)).toMatchObject({ kind: 'failed', status })
})

test('what one server said to another counts for more than what is said around it', () => {
  const text = `Your message was rejected, perhaps as spam or since the mailbox is full.

    host mx.example.org said:
    550 5.1.1 <a@example.org>
    no such person`
  expect(classifyBounce(text)).toEqual({
    kind: 'failed',
    status: '5.1.1',
    because: '550 5.1.1 <a@example.org> no such person',
  })
})

test.each([
  ['Dear all, the meeting is at four.'],
  ['Server 5.1.1.7 and build 4.10.2026 are up'],
  [''],
  ['\0'],
])('%j tells no reason', (text) => {
  expect(classifyBounce(text)).toBeUndefined()
})

test.each([
  ['------ This is a copy of the message, including all the headers. ------'],
  ['--- Below this line is a copy of the message.'],
  ['----- Original message -----'],
  ['-----Ursprüngliche Nachricht-----'],
  ['---------- 原始邮件 ----------'],
])('below %s is our own message, not a reason', (line) => {
  const text = `Sorry.\n\n${line}\n\nYour account was blocked, 550 5.7.1`
  expect(withoutReturnedMessage(text)).toBe('Sorry.\n\n')
  expect(classifyBounce(text)).toBeUndefined()
})

test.each([
  ['smtp; 550 5.1.1 Unknown', '5.1.1'],
  ['smtp;550-5.7.26 Unauthenticated', '5.7.26'],
  ['250 2.0.0 Ok', '2.0.0'],
  ['(#5.2.2)', '5.2.2'],
  ['host 192.0.2.5[4.3.2.1] said: 550 No', undefined],
  ['550 No', undefined],
])('the enhanced status in %s is %s', (text, status) => {
  expect(enhancedStatusIn(text)).toBe(status)
})

test('only the beginning of a long text is read', () => {
  expect(classifyBounce(`${'so it goes. '.repeat(2000)}\n\n550 5.1.1 Unknown`)).toBeUndefined()
  expect(classifyBounce(`${'so it goes.\n\n'.repeat(100)}550 5.1.1 Unknown`)).toBeUndefined()
})
