// The scripts that UTS 31 recommends for identifiers (its table 5). Others are historic or in limited
// use, and an address in them is more likely to be a trick than a name.
const RECOMMENDED = [
  'Arabic',
  'Armenian',
  'Bengali',
  'Bopomofo',
  'Cyrillic',
  'Devanagari',
  'Ethiopic',
  'Georgian',
  'Greek',
  'Gujarati',
  'Gurmukhi',
  'Hangul',
  'Han',
  'Hebrew',
  'Hiragana',
  'Kannada',
  'Katakana',
  'Khmer',
  'Lao',
  'Latin',
  'Malayalam',
  'Myanmar',
  'Oriya',
  'Sinhala',
  'Tamil',
  'Telugu',
  'Thaana',
  'Thai',
  'Tibetan',
]

// UTS 39, "highly restrictive": the mixtures that people really write.
const JAPANESE = ['Latin', 'Han', 'Hiragana', 'Katakana']
const CHINESE = ['Latin', 'Han', 'Bopomofo']
const KOREAN = ['Latin', 'Han', 'Hangul']

function writtenIn(scripts: readonly string[]): RegExp {
  const members = ['Common', 'Inherited', ...scripts].map((script) => `\\p{scx=${script}}`)
  return new RegExp(`^[${members.join('')}]*$`, 'u')
}

const PLAUSIBLE = [...RECOMMENDED.map((script) => [script]), JAPANESE, CHINESE, KOREAN].map(
  writtenIn,
)

/**
 * Whether a label is written in one script, or in a mixture that a language uses (UTS 39 section 5.2,
 * "highly restrictive"): pаypal with a Cyrillic а isn't.
 */
export function isPlausiblyWritten(label: string): boolean {
  return PLAUSIBLE.some((pattern) => pattern.test(label))
}
