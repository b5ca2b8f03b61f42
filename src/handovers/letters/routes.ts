import { setImmediate } from 'node:timers/promises'
import { type Static, Type } from 'typebox'
import { pageFrame } from '../../organisation/http.ts'
import { getOrganisation } from '../../organisation/queries.ts'
import type { Routes } from '../../platform/http.ts'
import { Problem } from '../../platform/problem.ts'
import { requireOperator } from '../../roles/policy.ts'
import '../../sessions/http.ts'
import { Handover, HandoverParams, LetterList, LetterSort, LettersQuery } from '../contract.ts'
import { referenceOf } from '../handover.ts'
import { presentHandover } from '../present-handover.ts'
import { getHandoverRow } from '../view-queries.ts'
import { confirmLetters } from './confirm-letters.ts'
import { addressLines } from './letter.ts'
import { type Letter, lettersPage } from './letter-pages.tsx'
import { countLetters, listLetters } from './letter-list.ts'
import { type OpenedLetter, openLetters } from './open-letters.ts'

const reset = { to: 'ability', ability: 'passwords.reset' } as const
const read = { to: 'ability', ability: 'followUps.read' } as const
// Up to two hundred of them, with commas between.
const NUMBERS = '^[1-9][0-9]{0,14}(,[1-9][0-9]{0,14}){0,199}$'
const PrintForm = Type.Object({
  numbers: Type.String({ pattern: NUMBERS }),
  /** Where the list stood. */
  job: Type.Optional(Type.Integer({ minimum: 1 })),
  sort: Type.Optional(LetterSort),
})
type PrintForm = Static<typeof PrintForm>

/** The pages that are printed: drawn by the server, so that they need no script. */
export const letterPageRoutes: Routes = async (app) => {
  // Whoever reloads or comes back asks anew.
  app.get('/letters/print', { config: { access: reset, page: true } }, async (_, reply) =>
    reply.redirect('/letters', 303),
  )

  app.post(
    '/letters/print',
    {
      config: {
        access: reset,
        page: true,
        audits: 1,
        discloses: 'the one-time codes of the letters, to who prints them',
      },
      schema: { body: PrintForm },
    },
    async (request, reply) => {
      const { context, body, session } = request
      const opened = await openLetters(context, numbersOf(body))
      const frame = pageFrame(request, reply, { preferred: session?.preferredLanguage ?? null })
      const page = lettersPage({
        frame,
        publicUrl: context.publicUrl,
        letters: opened.map(letterOf),
        printedAction: '/letters/printed',
        numbers: body.numbers,
        list: { job: body.job, sort: body.sort },
        backHref: listHref(body),
      })
      return await reply.type('text/html; charset=utf-8').send(await drawn(page))
    },
  )

  app.post(
    '/letters/printed',
    { config: { access: reset, page: true, audits: 1 }, schema: { body: PrintForm } },
    async ({ context, body }, reply) => {
      try {
        await confirmLetters(context, numbersOf(body))
      } catch (error) {
        // Said twice, or something ended meanwhile: the list shows what is true.
        if (!(error instanceof Problem) || error.kind !== 'conflict') throw error
      }
      return await reply.redirect(listHref(body), 303)
    },
  )
}

export const letterRoutes: Routes = async (app) => {
  app.get(
    '/letters',
    {
      config: { access: read },
      schema: { querystring: LettersQuery, response: { 200: LetterList } },
    },
    async ({ context, query: { job, sort = 'newest', after } }) => {
      const viewer = requireOperator(context.actor)
      const { defaultLanguage: language } = await getOrganisation(context.db)
      const { letters, next } = await listLetters(context.db, { job, sort, after, language })
      return {
        value: letters.map(({ row, group }) => ({
          ...presentHandover(row, viewer, context.now()),
          mine: row.operatorId === viewer.id,
          group,
        })),
        next,
        ...(await countLetters(context.db, job)),
      }
    },
  )

  app.post(
    '/handovers/:number/printed',
    {
      config: { access: reset, audits: 1 },
      schema: { params: HandoverParams, response: { 200: Handover } },
    },
    async ({ context, params }) => {
      await confirmLetters(context, [params.number])
      const row = await getHandoverRow(context.db, params.number)
      return presentHandover(row, requireOperator(context.actor), context.now())
    },
  )
}

/** Others are served between the pieces. */
async function drawn(page: Iterable<string>): Promise<string> {
  const pieces: string[] = []
  for (const piece of page) {
    pieces.push(piece)
    await setImmediate()
  }
  return pieces.join('')
}

/** The list where it was, so that the next batch stands at its beginning. */
function listHref({ job, sort }: PrintForm): string {
  const search = new URLSearchParams()
  if (job !== undefined) search.set('job', String(job))
  if (sort !== undefined && sort !== 'newest') search.set('sortBy', sort)
  return search.size === 0 ? '/letters' : `/letters?${search}`
}

function numbersOf({ numbers }: PrintForm): number[] {
  return numbers.split(',').map(Number)
}

function letterOf({ letter, user, code }: OpenedLetter): Letter {
  return {
    reference: referenceOf(letter.number),
    language: letter.language,
    address: addressLines(user),
    code,
    pinRequired: letter.pinRequired,
    writtenAt: letter.createdAt,
    expiresAt: letter.expiresAt,
  }
}
