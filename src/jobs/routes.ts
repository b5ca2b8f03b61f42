import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import '../organisation/http.ts'
import { decodeCursor, encodeCursor } from '../platform/cursor.ts'
import type { Context } from '../platform/context.ts'
import type { Routes } from '../platform/http.ts'
import { requireOperator } from '../roles/policy.ts'
import '../sessions/http.ts'
import { cancelJob, pauseJob, resumeJob, retryJob } from './change-job.ts'
import {
  Job,
  JobListQuery,
  JobPage,
  JobParams,
  JobRowPage,
  JobRowQuery,
  StartJobBody,
} from './contract.ts'
import { decideHandovers } from './job.ts'
import { presentInList, presentJob, presentRow } from './present-job.ts'
import { countRowsOf, getJob, listJobs } from './queries.ts'
import { reportJob } from './report-job.ts'
import { listRows } from './row-queries.ts'
import { approveJob, declineJob, startJob } from './start-job.ts'

// Each kind of work takes a right of its own, which its commands ask for.
const access = { to: 'ability', ability: 'users.read' } as const
const JOBS_A_PAGE = 30
const ROWS_A_PAGE = 50

export const jobRoutes: Routes = async (app) => {
  app.get(
    '/jobs',
    { config: { access }, schema: { querystring: JobListQuery, response: { 200: JobPage } } },
    async ({ context, query }) => {
      const viewer = requireOperator(context.actor)
      const [before] = decodeCursor(query.after, ['number']) ?? []
      const jobs = await listJobs(context.db, {
        only: query.only,
        operatorId: query.mine === true ? viewer.id : undefined,
        before,
        limit: JOBS_A_PAGE + 1,
      })
      const page = jobs.slice(0, JOBS_A_PAGE)
      const counts = await countRowsOf(
        context.db,
        page.map(({ id }) => id),
      )
      const last = page.at(-1)
      return {
        value: page.flatMap((job) => {
          const of = counts.get(job.id)
          return of === undefined ? [] : [presentInList(viewer, job, of)]
        }),
        next: jobs.length > page.length && last !== undefined ? encodeCursor([last.number]) : null,
      }
    },
  )

  app.get(
    '/jobs/:number',
    { config: { access }, schema: { params: JobParams, response: { 200: Job } } },
    async (request) => await present(request, request.params.number),
  )

  app.get(
    '/jobs/:number/rows',
    {
      config: { access },
      schema: { params: JobParams, querystring: JobRowQuery, response: { 200: JobRowPage } },
    },
    async ({ context, params, query }) => {
      const job = await getJob(context.db, params.number)
      const shown = decideHandovers(requireOperator(context.actor), job)
      const [after = 0] = decodeCursor(query.after, ['number']) ?? []
      const top = query.top ?? ROWS_A_PAGE
      const { state, reason } = query
      const rows = await listRows(context.db, job.id, { state, reason, after, limit: top + 1 })
      const page = rows.slice(0, top)
      const last = page.at(-1)
      return {
        value: page.map((row) => presentRow(row, shown)),
        next: rows.length > top && last !== undefined ? encodeCursor([last.ordinal]) : null,
      }
    },
  )

  app.get(
    '/jobs/:number/report.csv',
    { config: { access, audits: 1 }, schema: { params: JobParams } },
    async ({ context, organisation, session, params }, reply) => {
      const language = session?.preferredLanguage ?? organisation.defaultLanguage
      const chunks = await reportJob(context, params.number, language)
      return await reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="job-${params.number}.csv"`)
        .send(Readable.from(chunks))
    },
  )

  app.post(
    '/jobs/:number/start',
    {
      config: { access, audits: 1 },
      schema: { params: JobParams, body: StartJobBody, response: { 200: Job } },
    },
    async (request) => {
      const { context, organisation, session, params, body } = request
      await startJob(context, organisation, params.number, {
        count: body.count,
        sessionId: session?.id,
      })
      return await present(request, params.number)
    },
  )

  const commands = {
    approve: approveJob,
    decline: declineJob,
    pause: pauseJob,
    resume: resumeJob,
    cancel: cancelJob,
    retry: retryJob,
  } satisfies Record<string, (ctx: Context, number: number, sessionId?: string) => Promise<void>>
  for (const [name, command] of Object.entries(commands)) {
    app.post(
      `/jobs/:number/${name}`,
      { config: { access, audits: 1 }, schema: { params: JobParams, response: { 200: Job } } },
      async (request) => {
        await command(request.context, request.params.number, request.session?.id)
        return await present(request, request.params.number)
      },
    )
  }
}

async function present(
  { context, organisation }: Pick<FastifyRequest, 'context' | 'organisation'>,
  number: number,
): Promise<Job> {
  return await presentJob(context, organisation, await getJob(context.db, number))
}
