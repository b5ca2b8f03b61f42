import { operator, type Sample } from './sample-scene.ts'

const VIEW = {
  name: 'Skolan',
  shared: true,
  query: { department: 'Skolan', sort: 'lastSignIn' },
  columns: ['mail', 'handover'],
}

const onView =
  (method: 'PATCH' | 'DELETE' | 'POST', rest = '', payload?: object, isDeleted = false): Sample =>
  async (scene) => {
    const { client } = await operator(scene)
    const url = `/api/views/${(await client.post('/api/views', VIEW)).json().id}`
    if (isDeleted) await client.request({ method: 'DELETE', url })
    return () =>
      client.request({ method, url: url + rest, ...(payload !== undefined && { payload }) })
  }

/** Of how operators want their lists. */
export const VIEW_SAMPLES: Readonly<Record<string, Sample>> = {
  'POST /api/views': async (scene) => {
    const { client } = await operator(scene)
    return () => client.post('/api/views', VIEW)
  },
  'PATCH /api/views/:id': onView('PATCH', '', { name: 'Skolan, idag', shared: false }),
  'DELETE /api/views/:id': onView('DELETE'),
  'POST /api/views/:id/restore': onView('POST', '/restore', undefined, true),
  'PATCH /api/users/columns': async (scene) => {
    const { client } = await operator(scene)
    const payload = { columns: ['mail'] }
    return () => client.request({ method: 'PATCH', url: '/api/users/columns', payload })
  },
}
