import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { IntlMessageFormat } from 'intl-messageformat'

/** The catalogue's languages, the source first. `src/platform/language.ts` has the same list; a test compares them. */
export const LANGUAGES = ['en', 'sv', 'de', 'zh-CN']

const FOLDER = new URL('../messages/', import.meta.url)
const LONGEST_LINE = 100
const KEY = /^[a-z][a-zA-Z0-9]*(\.[a-zA-Z0-9][a-zA-Z0-9-]*)+$/

/** `{ key: { language: text } }` out of the four files. */
export function readCatalogue() {
  const catalogue = {}
  for (const language of LANGUAGES) {
    const texts = JSON.parse(readFileSync(new URL(`${language}.json`, FOLDER), 'utf8'))
    for (const [key, text] of Object.entries(texts)) (catalogue[key] ??= {})[language] = text
  }
  return catalogue
}

/** Every text of the generated and stored files, by file name. */
export function catalogueFiles(catalogue) {
  const keys = Object.keys(catalogue).sort()
  const files = {}
  for (const language of LANGUAGES) {
    const texts = Object.fromEntries(keys.map((key) => [key, catalogue[key][language]]))
    files[`${language}.json`] = `${JSON.stringify(texts, null, 2)}\n`
  }
  files['keys.generated.ts'] = generateKeys(catalogue, keys)
  return files
}

/** Replaces a file whole, so that nobody reads half of it. */
export function writeCatalogueFile(name, text) {
  const target = new URL(name, FOLDER)
  const draft = new URL(`.${name}.${process.pid}`, FOLDER)
  writeFileSync(draft, text)
  renameSync(draft, target)
}

export function readCatalogueFile(name) {
  try {
    return readFileSync(new URL(name, FOLDER), 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

/** What is wrong with the catalogue, as sentences; none if all is well. */
export function findProblems(catalogue) {
  return Object.entries(catalogue).flatMap(([key, texts]) => findProblemsOf(key, texts))
}

function findProblemsOf(key, texts) {
  const problems = []
  if (!KEY.test(key)) problems.push(`${key}: a key reads like room.whatItSays`)
  for (const language of Object.keys(texts)) {
    if (!LANGUAGES.includes(language)) problems.push(`${key}: ${language} is no language of ours`)
  }
  const found = {}
  for (const language of LANGUAGES) {
    const text = texts[language]
    if (typeof text !== 'string' || text === '') {
      problems.push(`${key}: ${language} is missing`)
    } else if (text !== text.trim()) {
      problems.push(`${key}: ${language} has white space at an end`)
    } else {
      try {
        found[language] = readArguments(text, language)
      } catch (error) {
        problems.push(`${key}: ${language}: ${error.message}`)
      }
    }
  }
  const source = found[LANGUAGES[0]]
  for (const [language, argumentsFound] of Object.entries(source ? found : {})) {
    const here = Object.keys(argumentsFound).sort().join(', ')
    const there = Object.keys(source).sort().join(', ')
    if (here !== there) {
      problems.push(`${key}: ${language} has the arguments {${here}}, the source {${there}}`)
    }
  }
  if (problems.length === 0) {
    try {
      mergeArguments(Object.values(found))
    } catch (error) {
      problems.push(`${key}: ${error.message}`)
    }
  }
  return problems
}

/** The kinds of element that the parser answers with. */
const ELEMENT = { argument: 1, number: 2, date: 3, time: 4, select: 5, plural: 6 }
const TYPE_OF_ELEMENT = {
  [ELEMENT.argument]: 'string | number',
  [ELEMENT.number]: 'number',
  [ELEMENT.date]: 'Date',
  [ELEMENT.time]: 'Date',
  [ELEMENT.select]: 'string',
  [ELEMENT.plural]: 'number',
}

/** Each argument's TypeScript type, by name. */
function readArguments(text, language) {
  const found = []
  const visit = (elements) => {
    for (const element of elements) {
      const type = TYPE_OF_ELEMENT[element.type]
      if (type !== undefined) found.push({ [element.value]: type })
      if (element.type === ELEMENT.plural) requirePluralForms(element, language)
      for (const option of Object.values(element.options ?? {})) visit(option.value)
    }
  }
  visit(new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).getAst())
  return mergeArguments(found)
}

/** A form that the language doesn't have would never be shown; one that is left out reads wrong. */
function requirePluralForms(element, language) {
  const type = element.pluralType ?? 'cardinal'
  const categories = new Intl.PluralRules(language, { type }).resolvedOptions().pluralCategories
  const forms = Object.keys(element.options)
  const foreign = forms.filter((form) => !form.startsWith('=') && !categories.includes(form))
  if (foreign.length > 0) throw new Error(`{${element.value}} has no form "${foreign[0]}"`)
  const absent = categories.filter((form) => !forms.includes(form))
  const oneIsExact = forms.includes('=1')
  if (absent.some((form) => !(form === 'one' && oneIsExact))) {
    throw new Error(`{${element.value}} lacks the form "${absent[0]}"`)
  }
}

/** A plain argument agrees with every kind; two other kinds for one argument don't agree. */
function mergeArguments(list) {
  const merged = {}
  for (const [name, type] of list.flatMap((each) => Object.entries(each))) {
    const before = merged[name] ?? 'string | number'
    if (before !== type && before !== 'string | number' && type !== 'string | number') {
      throw new Error(`{${name}} is a ${before} and a ${type}`)
    }
    merged[name] = type === 'string | number' ? before : type
  }
  return merged
}

function generateKeys(catalogue, keys) {
  const lines = keys.map((key) => {
    const perLanguage = LANGUAGES.map((language) =>
      readArguments(catalogue[key][language], language),
    )
    const entries = Object.entries(mergeArguments(perLanguage)).sort(([a], [b]) => (a < b ? -1 : 1))
    if (entries.length === 0) return `  '${key}': Record<never, never>`
    const members = entries.map(([name, kind]) => `${name}: ${kind}`)
    const line = `  '${key}': { ${members.join('; ')} }`
    return line.length <= LONGEST_LINE
      ? line
      : [`  '${key}': {`, ...members.map((member) => `    ${member}`), '  }'].join('\n')
  })
  return [
    '// Written by scripts/generate-messages.mjs from the catalogues beside it: change those instead.',
    'export interface MessageArguments {',
    ...lines,
    '}',
    '',
    'export type MessageKey = keyof MessageArguments',
    '',
  ].join('\n')
}
