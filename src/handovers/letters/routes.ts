import { Type } from 'typebox'
import { pageFrame } from '../../organisation/http.ts'
import type { Routes } from '../../platform/http.ts'
import { Problem } from '../../platform/problem.ts'
import { requireOperator } from '../../roles/policy.ts'
import '../../sessions/http.ts'
import { Handover, HandoverParams, LetterList } from '../contract.ts'
import { referenceOf } from '../handover.ts'
import { presentHandover } from '../present-handover.ts'
import { getHandoverRow } from '../view-queries.ts'
import { confirmLetters } from './confirm-letters.ts'
import { addressLines } from './letter.ts'
import { type Letter, lettersPage } from './letter-pages.tsx'
import { listWaitingLetters } from './letter-queries.ts'
import { type OpenedLetter, openLetters } from './open-letters.ts'

const reset = { to: 'ability', ability: 'passwords.reset' } as const
const read = { to: 'ability', ability: 'followUps.read' } as const
// Up to fifty of them, with commas between.
const NUMBERS = '^[1-9][0-9]{0,14}(,[1-9][0-9]{0,14}){0,49}$'
const PrintForm = Type.Object({ numbers: Type.String({ pattern: NUMBERS }) })
const MOST_LISTED = 500

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
        backHref: '/letters',
      })
      return await reply.type('text/html; charset=utf-8').send(page)
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
      return await reply.redirect('/letters', 303)
    },
  )
}

export const letterRoutes: Routes = async (app) => {
  app.get(
    '/letters',
    { config: { access: read }, schema: { response: { 200: LetterList } } },
    async ({ context }) => {
      const viewer = requireOperator(context.actor)
      const rows = await listWaitingLetters(context.db, MOST_LISTED)
      return {
        value: rows.map((row) => ({
          ...presentHandover(row, viewer, context.now()),
          mine: row.operatorId === viewer.id,
        })),
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

function numbersOf({ numbers }: { numbers: string }): number[] {
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
