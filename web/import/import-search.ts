import { oneOf, textOf } from '../search-params.ts'

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export const DELIMITERS = ['comma', 'semicolon', 'tab'] as const
export const ONLY = ['problems', 'new', 'changed', 'unchanged', 'leftOut'] as const
export type Only = (typeof ONLY)[number]
const STEPS = ['columns', 'check', 'options'] as const
/** As much of a code as the server takes. */
const MOST_OF_CODE = 64
export type ImportStep = (typeof STEPS)[number]

/** How the next file is read, where it isn't detected. */
export interface ImportStartSearch {
  readonly encoding?: (typeof ENCODINGS)[number]
  readonly delimiter?: (typeof DELIMITERS)[number]
  readonly sheet?: string
  /** The id of the file that was read otherwise before. */
  readonly instead?: string
}

export function importStartSearch(search: Readonly<Record<string, unknown>>): ImportStartSearch {
  const encoding = oneOf(search, 'encoding', ENCODINGS)
  const delimiter = oneOf(search, 'delimiter', DELIMITERS)
  const sheet = textOf(search, 'sheet')
  const instead = textOf(search, 'instead')
  return {
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(instead === undefined ? {} : { instead }),
  }
}

/** Which step is looked at, if it isn't the one that the file waits for, and which lines. */
export interface ImportSearch {
  readonly step?: ImportStep
  readonly only?: Only | 'all'
  /** Of the problems those of this code. */
  readonly problem?: string
}

export function importSearch(search: Readonly<Record<string, unknown>>): ImportSearch {
  const step = oneOf(search, 'step', STEPS)
  const only = oneOf(search, 'only', [...ONLY, 'all'] as const)
  const problem = textOf(search, 'problem')?.slice(0, MOST_OF_CODE)
  return {
    ...(step === undefined ? {} : { step }),
    ...(only === undefined ? {} : { only }),
    ...(problem === undefined ? {} : { problem }),
  }
}
