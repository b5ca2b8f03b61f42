import type { Static } from 'typebox'
import { Type } from 'typebox'
import { CallerVerification } from '../handovers/contract.ts'
import { Instant, Language, Nullable, Uuid } from '../platform/contract.ts'
import { Lifetime } from '../resets/contract.ts'

/*
 * Adding and updating many users from a file, step by step:
 *
 * 1. POST /api/imports?name=FILE with the file itself as the body -> 201 Import: what was detected, and a proposal.
 * 2. PUT /api/imports/:id/mapping -> 200 Import, `verifying`; ask GET /api/imports/:id again until `verified`.
 * 3. GET /api/imports/:id/lines, PATCH /api/imports/:id/lines/:line (as often as needed), or a corrected file anew.
 * 4. POST /api/imports/:id/job -> 202 with a job's number: from there on src/jobs/contract.ts.
 *
 * A file is its uploader's alone; for everybody else there is none (404).
 */

/** What a column is: names of Graph's properties. */
export const ImportTarget = Type.Enum([
  'userPrincipalName',
  'givenName',
  'surname',
  'displayName',
  'jobTitle',
  'department',
  'officeLocation',
  /** Several columns may be it; a cell may hold several, divided by semicolons. */
  'businessPhones',
  'mobilePhone',
  'streetAddress',
  'city',
  'state',
  'postalCode',
  'country',
  'preferredLanguage',
  'mail',
  /** As for phones. The first one is where the first password is handed over to. */
  'otherMails',
  /** Names of roles (`PasswordAdministrator`), or their labels; divided by semicolons. Only when adding. */
  'roles',
])
export type ImportTarget = Static<typeof ImportTarget>

export const ImportMode = Type.Enum(['add', 'update', 'addAndUpdate'])
export type ImportMode = Static<typeof ImportMode>

const mappingFields = {
  /** Is the first line the columns' names? */
  header: Type.Boolean(),
  /** For each column what it is; null: it is not read. */
  targets: Type.Array(Nullable(ImportTarget), { maxItems: 200 }),
  mode: ImportMode,
  /** When updating: does an empty cell leave what is there, or take it away? */
  emptyCells: Type.Enum(['keep', 'clear']),
  /** Make user names from first and last names where the file has none. Needs a domain. */
  makeNames: Type.Boolean(),
  /** Put behind names that have no @. One of the organisation's. */
  domain: Nullable(Type.String({ maxLength: 48 })),
}
/** PUT /api/imports/:id/mapping: verifies all lines by it, from the beginning. */
export const ImportMapping = Type.Object(mappingFields, { additionalProperties: false })
export type ImportMapping = Static<typeof ImportMapping>

/** `mapping`: waits for one; `verifying`: see `verifiedLines`; `planned`: its job is not done yet, and no line changes. */
export const ImportState = Type.Enum(['mapping', 'verifying', 'verified', 'planned'])
export type ImportState = Static<typeof ImportState>

export const ImportEncoding = Type.Enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'])
export type ImportEncoding = Static<typeof ImportEncoding>

export const ImportDelimiter = Type.Enum([',', ';', '\t'])
export type ImportDelimiter = Static<typeof ImportDelimiter>

export const ImportCounts = Type.Object({
  /** Would be added. */
  new: Type.Integer(),
  changed: Type.Integer(),
  unchanged: Type.Integer(),
  problem: Type.Integer(),
  /** By the operator, whatever else is with them. */
  leftOut: Type.Integer(),
})
export type ImportCounts = Static<typeof ImportCounts>

/** The latest by these lines; one that was discarded before it started has done nothing. */
const ImportJob = Nullable(
  Type.Object({ number: Type.Integer(), state: Type.String(), hasRun: Type.Boolean() }),
)

/** How many lines have which problem (`import.problem.CODE`), the commonest first; those left out don't count. */
const ProblemCounts = Type.Array(Type.Object({ code: Type.String(), count: Type.Integer() }))

export const Import = Type.Object({
  id: Uuid,
  fileName: Type.String(),
  state: ImportState,
  createdAt: Instant,
  /** Until then its lines are kept, unless it is deleted before or run. */
  erasedAt: Instant,
  /** How it was read: of text its encoding and delimiter, of a workbook the sheet and which others there are. */
  source: Type.Union([
    Type.Object({
      format: Type.Literal('text'),
      encoding: ImportEncoding,
      delimiter: ImportDelimiter,
    }),
    Type.Object({
      format: Type.Literal('xlsx'),
      sheet: Type.String(),
      sheets: Type.Array(Type.String()),
    }),
  ]),
  /** The cells of the first line, each by its column's number if it is empty; and the first twenty lines, that one too. */
  columns: Type.Array(Type.String()),
  firstLines: Type.Array(Type.Object({ line: Type.Integer(), cells: Type.Array(Type.String()) })),
  /** The first line too, whether or not it is the columns' names. */
  lineCount: Type.Integer(),
  /** What we would take the columns for: by a template, by the order of the fifteen columns, or by their names. */
  proposal: Type.Object({
    by: Type.Enum(['template', 'order', 'names', 'nothing']),
    template: Nullable(Type.String()),
    mapping: ImportMapping,
  }),
  mapping: Nullable(ImportMapping),
  verifiedLines: Type.Integer(),
  /** Null until all lines are verified. */
  counts: Nullable(ImportCounts),
  problems: ProblemCounts,
  job: ImportJob,
})
export type Import = Static<typeof Import>

/**
 * POST /api/imports. The body is the file as it is, of any of these types: text/csv, text/plain, text/tab-separated-values
 * (what was pasted from a spreadsheet), application/octet-stream, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.
 * What is left out is detected; to read it otherwise, send it again.
 */
export const UploadQuery = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 255 }),
  encoding: Type.Optional(ImportEncoding),
  delimiter: Type.Optional(ImportDelimiter),
  sheet: Type.Optional(Type.String({ maxLength: 100 })),
})
export type UploadQuery = Static<typeof UploadQuery>

/** GET /api/imports: one's own, the newest first. */
export const ImportList = Type.Object({
  value: Type.Array(
    Type.Object({
      id: Uuid,
      fileName: Type.String(),
      state: ImportState,
      createdAt: Instant,
      erasedAt: Instant,
      lineCount: Type.Integer(),
      job: ImportJob,
    }),
  ),
})

export const ImportParams = Type.Object({ id: Uuid })
export const ImportLineParams = Type.Object({
  id: Uuid,
  line: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }),
})

/** One thing that is wrong with one cell, or with the line. In words: `import.problem.CODE` with `parameters`. */
export const ImportProblem = Type.Object({
  code: Type.String(),
  /** From 0; null: the line as a whole. */
  column: Nullable(Type.Integer()),
  /** What stands there, shortened. */
  value: Nullable(Type.String()),
  parameters: Type.Record(Type.String(), Type.Union([Type.String(), Type.Integer()])),
})
export type ImportProblem = Static<typeof ImportProblem>

export const ImportLineStatus = Type.Enum(['unverified', 'new', 'changed', 'unchanged', 'problem'])
export type ImportLineStatus = Static<typeof ImportLineStatus>

/** A value as it is shown: several phones or addresses divided by semicolons; null: none. */
const Shown = Nullable(Type.String())

export const ImportLine = Type.Object({
  /** As an editor or a spreadsheet counts it. */
  line: Type.Integer(),
  cells: Type.Array(Type.String()),
  status: ImportLineStatus,
  leftOut: Type.Boolean(),
  /** As they would be, made ones included. */
  displayName: Type.String(),
  userPrincipalName: Type.String(),
  userId: Nullable(Uuid),
  problems: Type.Array(ImportProblem),
  /** Of a user who is there: what becomes of which property. */
  changes: Type.Array(Type.Object({ field: ImportTarget, from: Shown, to: Shown })),
  /** What the file says otherwise and stays as it is, and why (`reason.NAME`). */
  kept: Type.Array(Type.Object({ field: ImportTarget, reason: Type.String() })),
})
export type ImportLine = Static<typeof ImportLine>

/** GET /api/imports/:id/lines, in the file's order. */
export const ImportLineQuery = Type.Object({
  only: Type.Optional(Type.Enum(['problems', 'new', 'changed', 'unchanged', 'leftOut'])),
  /** The lines that have this problem. */
  problem: Type.Optional(Type.String({ maxLength: 64 })),
  after: Type.Optional(Type.String({ maxLength: 200 })),
  top: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
})
export type ImportLineQuery = Static<typeof ImportLineQuery>
export const ImportLinePage = Type.Object({
  value: Type.Array(ImportLine),
  next: Nullable(Type.String()),
})
export type ImportLinePage = Static<typeof ImportLinePage>

/** PATCH /api/imports/:id/lines/:line: puts cells right, leaves the line out, or takes it back in. */
export const ChangeLineBody = Type.Object(
  {
    cells: Type.Optional(
      Type.Array(
        Type.Object(
          {
            column: Type.Integer({ minimum: 0, maximum: 199 }),
            value: Type.String({ maxLength: 4000 }),
          },
          { additionalProperties: false },
        ),
        { minItems: 1, maxItems: 200 },
      ),
    ),
    leftOut: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)
export type ChangeLineBody = Static<typeof ChangeLineBody>
/** The line, and the others that this changed: what it was or now is a duplicate of (at most 100). */
export const ChangedLine = Type.Object({
  line: ImportLine,
  others: Type.Array(ImportLine),
  counts: ImportCounts,
  problems: ProblemCounts,
})
export type ChangedLine = Static<typeof ChangedLine>

/**
 * How those who are added get their first password, and those who are there a new one: by the first of their alternate
 * addresses that messages get to.
 */
export const ImportHandover = Type.Object(
  {
    way: Type.Enum([
      'revealLink',
      'setLink',
      'messagePassword',
      /** For all, also for those who have an address. */
      'letter',
    ]),
    /** Those whom no message reaches: a letter, or no password yet. */
    withoutAddress: Type.Enum(['letter', 'nothing']),
    lifetime: Type.Optional(Lifetime),
    letterLifetime: Type.Optional(Lifetime),
    /** Of messages and letters; left out for each user's own. */
    language: Type.Optional(Language),
  },
  { additionalProperties: false },
)
export type ImportHandover = Static<typeof ImportHandover>

/** POST /api/imports/:id/job plans a job and answers 202 with `PlannedImport`. Lines with problems are left out of it. */
export const PlanImportBody = Type.Object(
  {
    /** Left out: nobody gets a password yet, nothing is sent. */
    handover: Type.Optional(ImportHandover),
    /** For all who are added, besides those that the file names. */
    roles: Type.Optional(Type.Array(Type.String({ maxLength: 64 }), { maxItems: 20 })),
    /**
     * Those who are there get a new password too, by the first alternate address of their line that messages get to,
     * else by one on file. How the operator makes sure that this, and letters, reaches the right people (S19). With
     * `handover` only.
     */
    existing: Type.Optional(
      Type.Object(
        {
          verification: CallerVerification,
          verificationNote: Type.Optional(Type.String({ maxLength: 1000 })),
        },
        { additionalProperties: false },
      ),
    ),
    /** Those who are added can't sign in until they are unblocked. Without `handover`. */
    blocked: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)
export type PlanImportBody = Static<typeof PlanImportBody>
export const PlannedImport = Type.Object({ number: Type.Integer() })

// DELETE /api/imports/:id answers 204.
// GET /api/imports/:id/problems.csv: line, column, value, what is wrong and what to do, in the reader's language.
