import { afterAll, beforeAll, expect, test } from 'vitest'
import { linesOf, patchLine, stage } from '../../../test/imports.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import type { TestClient } from '../../../test/test-client.ts'

let kvittens: TestApp
let client: TestClient
beforeAll(async () => {
  kvittens = await startTestApp()
  client = (await kvittens.signedIn(['UserAdministrator'])).client
})
afterAll(() => kvittens.stop())

const HEADER = 'User name;First name;Last name;Class;Private e-mail'

test('a semicolon-separated file in Windows-1252 is understood, with what is wrong in it', async () => {
  const text = [
    HEADER,
    'asa.oberg@test.example;Åsa;Öberg;7B;asa@home.example',
    'bo berg@test.example;Bo;Berg;7B;bo@home.example',
    'cai@elsewhere.example;Cai;Ceder;7B;cai@home.example',
    'asa.oberg@test.example;Åse;Öberg;7C;ase@home.example',
    'dag@test.example;Dag;Dal;7C;not an address',
    'eva@test.example;;;7C;',
  ].join('\r\n')
  const staged = await stage(kvittens, client, Buffer.from(text, 'latin1'))
  expect(staged).toMatchObject({
    state: 'verified',
    source: { format: 'text', encoding: 'windows-1252', delimiter: ';' },
    columns: HEADER.split(';'),
    lineCount: 7,
    proposal: { by: 'names' },
    counts: { new: 0, changed: 0, unchanged: 0, problem: 6, leftOut: 0 },
  })
  const lines = await linesOf(client, staged.id, '&only=problems')
  expect(lines.map(({ line, problems }) => [line, problems.map(({ code }) => code)])).toEqual([
    [2, ['duplicateName']],
    [3, ['nameInvalid']],
    [4, ['domainNotYours']],
    [5, ['duplicateName']],
    [6, ['addressInvalid']],
    [7, ['displayNameMissing']],
  ])
  expect(lines[0]).toMatchObject({
    displayName: 'Åsa Öberg',
    problems: [{ parameters: { line: 5 } }],
  })

  const ofOneKind = await linesOf(client, staged.id, '&only=problems&problem=duplicateName')
  expect(ofOneKind.map(({ line }) => line)).toEqual([2, 5])

  const fixed = await patchLine(client, staged.id, 5, {
    cells: [{ column: 0, value: 'ase.oberg@test.example' }],
  })
  expect(fixed.json()).toMatchObject({
    line: { line: 5, status: 'new', problems: [] },
    others: [{ line: 2, status: 'new' }],
    counts: { new: 2, problem: 4 },
    problems: [
      { code: 'addressInvalid', count: 1 },
      { code: 'displayNameMissing', count: 1 },
      { code: 'domainNotYours', count: 1 },
      { code: 'nameInvalid', count: 1 },
    ],
  })
})
