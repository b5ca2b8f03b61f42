import { afterAll, beforeAll, expect, test } from 'vitest'
import { startMailSink } from '../test/mail-sink.ts'
import { inspectPage } from './inspect-page.ts'
import { startProduct } from './product.ts'
import { openStage, type Stage } from './stage.ts'

const ADMINISTRATOR = 'anna.ek@nordby.example'
const PASSWORD = 'Fyra gula traktorer 9'

let stage: Stage
let mailServer: Awaited<ReturnType<typeof startMailSink>>

beforeAll(async () => {
  mailServer = await startMailSink()
  stage = await openStage(() =>
    startProduct('serve', (port) => ({
      PUBLIC_URL: `http://localhost:${port}`,
      SMTP_URL: `smtp://127.0.0.1:${mailServer.port}`,
      MAIL_FROM: 'passwords@nordby.example',
    })),
  )
})
afterAll(async () => {
  await stage?.close()
  await mailServer?.close()
})

test('a real installation: invite an administrator, set it up, test the mail, arrive at Home', async () => {
  await expect.poll(() => stage.product.output()).toContain('There is no administrator yet.')
  const { page, problems } = await stage.enter({ reducedMotion: 'reduce' })
  const link = await stage.product.cli('admin', 'invite', ADMINISTRATOR)
  expect(stage.product.output()).not.toContain(link)

  await page.goto(link)
  await page.getByText(ADMINISTRATOR).waitFor()
  await page.getByLabel('New password', { exact: true }).fill(PASSWORD)
  await page.getByLabel('Repeat the new password').fill(PASSWORD)
  await page.getByRole('main').getByRole('button').last().click()

  await page.getByRole('heading', { name: 'Welcome to Kvittens' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/setup')
  const faults = await inspectPage(page, 'set-up', { colours: true })
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Nordby kommun')
  await page.getByRole('textbox', { name: 'Domains' }).fill('nordby.example')
  await page.getByRole('textbox', { name: 'Support contact' }).fill('Servicedesk, 08-465 004 00')
  await page.getByRole('button', { name: 'Save and go on' }).click()

  await page.getByLabel('Recipient').fill('it@nordby.example')
  await page.getByRole('button', { name: 'Send the test' }).click()
  await page.getByText('The server accepted the message').waitFor()
  faults.push(...(await inspectPage(page, 'set-up, mail tested', { colours: true })))
  expect(mailServer.mails.map(({ to, subject }) => ({ to, subject }))).toEqual([
    { to: 'it@nordby.example', subject: 'Test message from Nordby kommun' },
  ])

  await page.getByRole('button', { name: 'Go to Home' }).click()
  await page.getByRole('heading', { level: 1, name: /Hello/ }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/')
  await page.getByText('Nordby kommun').first().waitFor()
  expect([...faults, ...problems]).toEqual([])

  await page.goto(link)
  await page.getByRole('heading', { name: 'This sign-in link no longer works' }).waitFor()
})
