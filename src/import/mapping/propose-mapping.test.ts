import { expect, test } from 'vitest'
import { proposeMapping } from './propose-mapping.ts'

function propose(...lines: readonly (readonly string[])[]) {
  return proposeMapping({
    columns: lines[0] ?? [],
    firstLines: lines.map((cells, index) => ({ line: index + 1, cells })),
    domains: ['test.example'],
    template: undefined,
  })
}

const targets = (...lines: readonly (readonly string[])[]) => propose(...lines).mapping.targets

test('fifteen columns are recognised by their order, whatever they are called', () => {
  const labels =
    'Användarnamn,Förnamn,Efternamn,Visningsnamn,Befattning,Avdelning,Rumsnummer,Telefon arbete,Mobil,Fax,Adress,Ort,Region,Postnr,Land'
  const person = ['anna@test.example', ...Array.from({ length: 14 }, () => 'x')]
  for (const header of [labels.split(','), Array.from({ length: 15 }, (_, at) => `列${at}`)]) {
    const { by, mapping } = propose(header, person)
    expect(by).toBe('order')
    expect(mapping).toMatchObject({ header: true, mode: 'add', makeNames: false })
    expect(mapping.targets.slice(0, 11)).toEqual([
      'userPrincipalName',
      'givenName',
      'surname',
      'displayName',
      'jobTitle',
      'department',
      'officeLocation',
      'businessPhones',
      'mobilePhone',
      null,
      'streetAddress',
    ])
  }
})

test('a file without names of its columns is known by the address in its first line', () => {
  expect(propose(['anna@test.example', 'Anna', 'Berg']).mapping.header).toBe(false)
})

test.each([
  ['Förnamn,Efternamn,Klass,Privat e-post', ['givenName', 'surname', 'department', 'otherMails']],
  ['Vorname,Nachname,Straße,PLZ', ['givenName', 'surname', 'streetAddress', 'postalCode']],
  ['名,姓,部门,手机', ['givenName', 'surname', 'department', 'mobilePhone']],
  [
    'userPrincipalName,givenName,otherMails,nonsense',
    ['userPrincipalName', 'givenName', 'otherMails', null],
  ],
  ['First name,First name,Phone,Phone', ['givenName', null, 'businessPhones', 'businessPhones']],
])('%s', (header, expected) => {
  expect(targets(header.split(','), ['a', 'b', 'c', 'd'])).toEqual(expected)
})

test('what stands in it decides which address it is', () => {
  expect(targets(['Name', 'E-mail'], ['Ann', 'ann@home.example'])).toEqual([
    'displayName',
    'otherMails',
  ])
  expect(targets(['Name', 'E-mail'], ['Ann', 'ann@test.example'])).toEqual([
    'displayName',
    'userPrincipalName',
  ])
  expect(targets(['User name', 'E-mail'], ['a@test.example', 'a@test.example'])).toEqual([
    'userPrincipalName',
    'mail',
  ])
})

test('user names are to be made where there are only people', () => {
  expect(propose(['First name', 'Last name'], ['Ann', 'Ek']).mapping).toMatchObject({
    makeNames: true,
    domain: 'test.example',
  })
})
