import { expect, test } from 'vitest'
import { LANGUAGES } from '../../platform/language.ts'
import { translator } from '../../platform/messages.ts'
import { PRINT_WITHIN_MS } from './letter.ts'

test('every text that says by when letters are printed says the hours that they are kept', () => {
  const hours = `${PRINT_WITHIN_MS / 3_600_000}`
  for (const language of LANGUAGES) {
    const t = translator(language)
    const texts = [
      t('bulk.without.letterNote'),
      t('import.without.letterNote'),
      t('handover.wayNote.letter'),
      t('job.way.letter', { count: 3 }),
      t('job.next.lettersText'),
      t('job.running.letters'),
      t('letters.subtitle'),
    ]
    for (const text of texts) expect(text.match(/\d{2,}/g), text).toEqual([hours])
  }
})
