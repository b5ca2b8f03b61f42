import { afterAll, beforeAll, expect, test } from 'vitest'
import { inspectPage, settle } from './inspect-page.ts'
import {
  callApi,
  demoPerson,
  ENGLISH_GLOBAL_ADMINISTRATOR,
  findUserId,
  signInToDemo,
} from './people.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

test('Home teaches while there is nothing, then shows thirty days to the eye, the keyboard, a reader and paper', async () => {
  const { page, problems } = await stage.enter({ reducedMotion: 'reduce' })
  await signInToDemo(page, stage.product, ENGLISH_GLOBAL_ADMINISTRATOR)
  await page.goto('/')
  const section = page.getByRole('region', { name: 'The last 30 days' })
  await section.getByText('Once passwords are reset, you see here').waitFor()
  const health = page.getByRole('region', { name: 'Health' })
  await health.getByText('Built-in, ready').waitFor()
  await expect.poll(() => health.innerText(), { timeout: 40_000 }).toContain('Run as they should')
  const faults = await inspectPage(page, 'home, nothing yet', { colours: true })

  const numbers: number[] = []
  for (const name of ['ove.ek@contoso.example', 'ove.malmgren@contoso.example']) {
    const [recipient] = demoPerson(name).otherMails
    const path = `/users/${await findUserId(page, name)}/reset-password`
    const body = { way: 'revealLink', recipient }
    const { handover } = await callApi<{ handover: { number: number } }>(page, 'POST', path, body)
    numbers.push(handover.number)
  }
  const note = { how: 'met', note: 'He has it.' }
  await callApi(page, 'POST', `/handovers/${numbers[0]}/receipt`, note)
  await page.goto('/')
  await section.getByText('2 hand-overs').waitFor()
  await section.getByText('Half got it within').waitFor()
  const chart = section.getByRole('slider')
  expect(await chart.getAttribute('aria-valuetext')).toMatch(/2 hand-overs · .*Receipt: 1.*Open: 1/)
  await chart.focus()
  await page.keyboard.press('ArrowLeft')
  expect(await chart.getAttribute('aria-valuetext')).toContain('No hand-overs')
  expect(await chart.getAttribute('aria-valuenow')).toBe('29')
  await section.getByText('No hand-overs').waitFor()

  await section.getByRole('button', { name: 'Show as table' }).click()
  const table = section.getByRole('table')
  expect(await table.getByRole('row').count()).toBe(32)
  const today = await table.getByRole('row').nth(1).innerText()
  expect(today.split(/\s+/).slice(-7)).toEqual(['1', '1', '0', '0', '0', '0', '2'])
  faults.push(...(await inspectPage(page, 'home, as a table', { colours: true })))
  await section.getByRole('button', { name: 'Hide the table' }).click()

  await page.emulateMedia({ media: 'print', forcedColors: 'active' })
  await settle(page)
  expect(await section.getByRole('button').count()).toBe(0)
  expect(await page.getByRole('navigation').count()).toBe(0)
  const fills = await page.evaluate(() =>
    [...document.querySelectorAll('.outcome-legend rect[fill]')].map((rect) =>
      rect.getAttribute('fill'),
    ),
  )
  expect(new Set(fills).size).toBe(6)
  expect([...faults, ...problems]).toEqual([])
})
