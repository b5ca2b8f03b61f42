import type { Import } from '../src/import/contract.ts'
import { inviteAdministrator } from '../src/sign-in/invite-administrator.ts'
import { handOver, OTHER_PASSWORD, OWN_PASSWORD, signIn } from './flows.ts'
import { upsertSuppression } from '../src/deliveries/suppression-queries.ts'
import { JOB_SAMPLES } from './job-samples.ts'
import { stage, upload } from './imports.ts'
import { makeLetter, openedLetter, openLetters } from './letters.ts'
import { linkIn } from './mail-sink.ts'
import { call, operator, type Sample, type Scene } from './sample-scene.ts'
import { passwordIn } from './page-parts.ts'
import { VIEW_SAMPLES } from './view-samples.ts'

async function link(scene: Scene, body: Record<string, unknown> = {}) {
  const { client } = await operator(scene)
  const handedOver = await handOver(scene.kvittens, { operator: client, body })
  scene.keep(handedOver.token)
  const dispute = linkIn(handedOver.notices[0], 'd')
  scene.keep(dispute.slice('/d/'.length))
  return { ...handedOver, dispute, answer: handedOver.user.userPrincipalName }
}

async function temporary(scene: Scene) {
  const { link: path, answer } = await link(scene)
  const page = await scene.kvittens.anonymous().submit(path, { answer })
  const password = passwordIn(page.body)
  scene.keep(password)
  return await signIn(scene.kvittens, answer, password)
}

const ownForm =
  (url: string, fields: Record<string, string>): Sample =>
  async (scene) => {
    const { client } = await operator(scene)
    return () => client.submit(url, fields)
  }

const waiting =
  (what: string, payload: object = {}): Sample =>
  async (scene) => {
    const { client } = await operator(scene)
    const user = await scene.kvittens.addUser()
    const reset = await client.post(`/api/users/${user.id}/reset-password`, {
      way: 'revealLink',
      recipient: user.otherMail,
    })
    const { number } = reset.json().handover
    return () => client.post(`/api/handovers/${number}/${what}`, payload)
  }

const PEOPLE = 'User name,Display name\nann@test.example,Ann Ek\n'

const staged =
  (request: (file: Import) => ['PUT' | 'PATCH' | 'POST' | 'DELETE', string, object?]): Sample =>
  async (scene) => {
    const { client } = await operator(scene)
    const [method, url, payload] = request(await stage(scene.kvittens, client, PEOPLE))
    return () => client.request({ method, url, ...(payload !== undefined && { payload }) })
  }

const chosen = { password: OWN_PASSWORD, repeat: OWN_PASSWORD }

/** One for each route that changes something, or that is noted when it is read. */
export const SAMPLES: Readonly<Record<string, Sample>> = {
  'POST /r/:token': async (scene) => {
    const { link: path, answer } = await link(scene)
    return () => scene.kvittens.anonymous().submit(path, { answer })
  },
  'POST /r/:token/acknowledge': async (scene) => {
    const { link: path, answer } = await link(scene)
    const browser = scene.kvittens.anonymous()
    await browser.get(path)
    scene.keep(passwordIn((await browser.submit(path, { answer })).body))
    return () => browser.submit(`${path}/acknowledge`, {})
  },
  'POST /r/:token/again': async (scene) => {
    const { link: path, answer } = await link(scene)
    return () => scene.kvittens.anonymous().submit(`${path}/again`, { answer })
  },
  'POST /r/:token/dispute': async (scene) => {
    const { link: path, answer } = await link(scene)
    return () => scene.kvittens.anonymous().submit(`${path}/dispute`, { answer })
  },
  'POST /d/:token': async (scene) => {
    const { dispute, answer } = await link(scene)
    return () => scene.kvittens.anonymous().submit(dispute, { answer })
  },
  'POST /sign-in': async ({ kvittens }) => {
    const { userPrincipalName: userName } = await kvittens.addUser({ password: OTHER_PASSWORD })
    return () => kvittens.anonymous().submit('/sign-in', { userName, password: OTHER_PASSWORD })
  },
  'POST /change-password': async (scene) => {
    const { client } = await temporary(scene)
    return () => client.submit('/change-password', chosen)
  },
  'POST /sign-out': ownForm('/sign-out', {}),
  'POST /invite/:token': async ({ kvittens, keep }) => {
    const { userPrincipalName } = await kvittens.addUser()
    const command = kvittens.context({ kind: 'command', name: 'test' })
    const path = await inviteAdministrator(command, userPrincipalName)
    keep(path.slice('/invite/'.length))
    return () => kvittens.anonymous().submit(path, chosen)
  },
  'POST /account/password': ownForm('/account/password', { current: OTHER_PASSWORD, ...chosen }),
  'POST /account/addresses': ownForm('/account/addresses', {
    address: 'sample@home.example',
    current: OTHER_PASSWORD,
  }),
  'POST /account/addresses/:id/remove': async (scene) => {
    const { client, user } = await operator(scene)
    const { rows } = await scene.kvittens.pool.query(
      "select id from contact_address where user_id = $1 and kind = 'other'",
      [user.id],
    )
    const url = `/account/addresses/${rows[0]?.id}/remove`
    return () => client.submit(url, { current: OTHER_PASSWORD })
  },
  'POST /account/sessions/:id/revoke': async (scene) => {
    const { client, user } = await operator(scene)
    await signIn(scene.kvittens, user.userPrincipalName, OTHER_PASSWORD)
    const { rows } = await scene.kvittens.pool.query(
      'select id from session where user_id = $1 order by created_at desc',
      [user.id],
    )
    return () => client.submit(`/account/sessions/${rows[0]?.id}/revoke`, {})
  },
  'POST /sign-out-everywhere': ownForm('/sign-out-everywhere', {}),
  'POST /account/follow-up-mail': ownForm('/account/follow-up-mail', { choice: 'digest' }),
  'POST /account/language': ownForm('/account/language', { language: 'sv' }),
  'POST /confirm-address/:token': async (scene) => {
    const { client, user } = await operator(scene)
    const address = `confirm-${user.id.slice(0, 8)}@home.example`
    await client.submit('/account/addresses', { address, current: OTHER_PASSWORD })
    const mail = (await scene.kvittens.deliver()).find(({ to }) => to === address)
    const path = linkIn(mail, 'confirm-address')
    scene.keep(path.slice('/confirm-address/'.length))
    return () => scene.kvittens.anonymous().submit(path, { answer: user.userPrincipalName })
  },
  'PATCH /api/me': call('PATCH', () => '/api/me', { language: 'de' }),
  'POST /api/sign-out': call('POST', () => '/api/sign-out', {}),
  'GET /api/users/export.csv': call('GET', () => '/api/users/export.csv?search=ann'),
  'POST /api/users': call('POST', () => '/api/users', {
    displayName: 'Sample Sampleson',
    userPrincipalName: 'sample.sampleson@test.example',
    otherMails: ['sampleson@home.example'],
    handover: { way: 'revealLink', recipient: 'sampleson@home.example' },
  }),
  'PATCH /api/users/:id': call('PATCH', ({ id }) => `/api/users/${id}`, {
    department: 'Skolan',
    otherMails: ['moved@home.example'],
    accountEnabled: false,
  }),
  'DELETE /api/users/:id': call('DELETE', ({ id }) => `/api/users/${id}`),
  'POST /api/users/:id/restore': async (scene) => {
    const { client } = await operator(scene)
    const user = await scene.kvittens.addUser()
    await client.request({ method: 'DELETE', url: `/api/users/${user.id}` })
    const body = { way: 'revealLink', recipient: user.otherMail }
    return () => client.post(`/api/users/${user.id}/restore`, body)
  },
  'POST /api/users/:id/revoke-sessions': call(
    'POST',
    ({ id }) => `/api/users/${id}/revoke-sessions`,
  ),
  'POST /api/users/:id/reset-password': async (scene) => {
    const { client } = await operator(scene)
    const user = await scene.kvittens.addUser()
    const body = { way: 'revealLink', recipient: user.otherMail, pin: true }
    return () => client.post(`/api/users/${user.id}/reset-password`, body)
  },
  'POST /api/handovers/:number/stop': waiting('stop'),
  'POST /api/handovers/:number/withdraw': waiting('withdraw'),
  'POST /api/follow-ups/assign': async (scene) => {
    const { operator: client, number } = await link(scene)
    const other = await scene.kvittens.signedIn(['HelpdeskAdministrator'])
    return () =>
      client.post('/api/follow-ups/assign', { numbers: [number], ownerId: other.user.id })
  },
  'POST /api/follow-ups/snooze': async (scene) => {
    const { operator: client, number } = await link(scene)
    const until = new Date(scene.kvittens.clock.now.getTime() + 3_600_000).toISOString()
    return () => client.post('/api/follow-ups/snooze', { numbers: [number], until })
  },
  'POST /api/follow-ups/due': async (scene) => {
    const { operator: client, number } = await link(scene)
    const dueAt = new Date(scene.kvittens.clock.now.getTime() + 3_600_000).toISOString()
    return () => client.post('/api/follow-ups/due', { numbers: [number], dueAt })
  },
  'POST /api/handovers/:number/notes': async (scene) => {
    const { operator: client, number } = await link(scene)
    return () =>
      client.post(`/api/handovers/${number}/notes`, { note: 'She is away until Monday.' })
  },
  'POST /api/handovers/:number/remind': async (scene) => {
    const { operator: client, number } = await link(scene)
    return () => client.post(`/api/handovers/${number}/remind`, {})
  },
  'POST /letters/print': async (scene) => {
    const { client } = await operator(scene)
    const { number } = await makeLetter(scene.kvittens, { operator: client })
    return () => openLetters(client, number)
  },
  'POST /letters/printed': async (scene) => {
    const { operator: client, number, code } = await openedLetter(scene.kvittens)
    scene.keep(code)
    return () => client.submit('/letters/printed', { numbers: String(number) })
  },
  'POST /api/handovers/:number/printed': async (scene) => {
    const { operator: client, number, code } = await openedLetter(scene.kvittens)
    scene.keep(code)
    return () => client.post(`/api/handovers/${number}/printed`)
  },
  'POST /api/handovers/:number/call-attempt': waiting('call-attempt', { note: 'No answer' }),
  'POST /api/handovers/:number/dispute': waiting('dispute', {
    verification: 'calledBack',
    note: 'It was not her',
  }),
  'POST /api/handovers/:number/receipt': waiting('receipt', { how: 'called', note: 'She said so' }),
  'PUT /api/roles/:name/assignments/:userId': call(
    'PUT',
    ({ id }) => `/api/roles/GlobalReader/assignments/${id}`,
  ),
  'DELETE /api/roles/:name/assignments/:userId': async (scene) => {
    const { client } = await operator(scene)
    const { id } = await scene.kvittens.addUser({ roles: ['GlobalReader'] })
    return () =>
      client.request({ method: 'DELETE', url: `/api/roles/GlobalReader/assignments/${id}` })
  },
  'GET /api/audit/export': call('GET', () => '/api/audit/export?format=ocsf'),
  'POST /api/audit/verification': call('POST', () => '/api/audit/verification'),
  'PATCH /api/settings': call('PATCH', () => '/api/settings', { supportContact: '+46 8 123' }),
  'POST /api/setup': async (scene) => {
    const { client } = await operator(scene)
    await scene.kvittens.pool.query('update organisation set set_up_at = null')
    const body = {
      name: 'Test kommun',
      supportContact: 'servicedesk@test.example',
      defaultLanguage: 'en',
      languages: ['en', 'sv', 'de', 'zh-CN'],
      domains: ['test.example'],
    }
    return () => client.post('/api/setup', body)
  },
  'POST /api/suppressed-addresses/lift': async (scene) => {
    const { client } = await operator(scene)
    await upsertSuppression(scene.kvittens.db, {
      address_key: 'gone@home.example',
      address: 'gone@home.example',
      reason: 'bounced',
      status: '5.1.1',
      diagnostic: null,
      delivery_id: null,
      since: new Date(),
      times: 1,
    })
    return () => client.post('/api/suppressed-addresses/lift', { address: 'Gone@home.example' })
  },
  'POST /api/settings/mail/resume': call('POST', () => '/api/settings/mail/resume', {}),
  'POST /api/settings/mail/test': call('POST', () => '/api/settings/mail/test', {
    recipient: 'sample@home.example',
  }),
  ...JOB_SAMPLES,
  ...VIEW_SAMPLES,
  'POST /api/me/confirm-password': call('POST', () => '/api/me/confirm-password', {
    password: OTHER_PASSWORD,
  }),
  'POST /api/imports': async (scene) => {
    const { client } = await operator(scene)
    return () => upload(client, PEOPLE)
  },
  'PUT /api/imports/:id/mapping': staged(({ id, proposal }) => [
    'PUT',
    `/api/imports/${id}/mapping`,
    proposal.mapping,
  ]),
  'PATCH /api/imports/:id/lines/:line': staged(({ id }) => [
    'PATCH',
    `/api/imports/${id}/lines/2`,
    { leftOut: true },
  ]),
  'DELETE /api/imports/:id': staged(({ id }) => ['DELETE', `/api/imports/${id}`]),
  'POST /api/imports/:id/job': staged(({ id }) => ['POST', `/api/imports/${id}/job`, {}]),
  'POST /api/import-templates': staged(({ id: importId }) => [
    'POST',
    '/api/import-templates',
    { name: 'Pupils', importId },
  ]),
  'DELETE /api/import-templates/:id': async (scene) => {
    const { client } = await operator(scene)
    const { id: importId } = await stage(scene.kvittens, client, PEOPLE)
    const kept = await client.post('/api/import-templates', { name: 'To go', importId })
    return () =>
      client.request({ method: 'DELETE', url: `/api/import-templates/${kept.json().id}` })
  },
}
