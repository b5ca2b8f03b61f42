import { jobThatIs, resetOf, type Standing } from './jobs.ts'
import { operator, type Sample } from './sample-scene.ts'

const onJob =
  (standing: Standing, method: 'GET' | 'POST', rest: string, payload: object = {}): Sample =>
  async (scene) => {
    const { client } = await operator(scene)
    const number = await jobThatIs(scene.kvittens, client, standing)
    // Nobody approves what they planned.
    const caller = standing === 'awaitingApproval' ? (await operator(scene)).client : client
    const url = `/api/jobs/${number}${rest}`
    return () => (method === 'GET' ? caller.get(url) : caller.post(url, payload))
  }

/** Of work on many users at once. */
export const JOB_SAMPLES: Readonly<Record<string, Sample>> = {
  'GET /api/jobs/:number/report.csv': onJob('draft', 'GET', '/report.csv'),
  'POST /api/jobs/:number/start': onJob('draft', 'POST', '/start', { count: 2 }),
  'POST /api/jobs/:number/approve': onJob('awaitingApproval', 'POST', '/approve'),
  'POST /api/jobs/:number/decline': onJob('awaitingApproval', 'POST', '/decline'),
  'POST /api/jobs/:number/pause': onJob('running', 'POST', '/pause'),
  'POST /api/jobs/:number/resume': onJob('paused', 'POST', '/resume'),
  'POST /api/jobs/:number/cancel': onJob('draft', 'POST', '/cancel'),
  'POST /api/jobs/:number/retry': onJob('failed', 'POST', '/retry'),
  'POST /api/bulk': async (scene) => {
    const { client } = await operator(scene)
    const { id } = await scene.kvittens.addUser()
    return () => client.post('/api/bulk', resetOf([id]))
  },
}
