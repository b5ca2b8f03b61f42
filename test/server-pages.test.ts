import { Window } from 'happy-dom'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../src/platform/language.ts'
import { PAGE_ASSETS, SCRIPT_ASSET, STYLE_ASSET } from '../src/platform/page-assets.ts'
import { recipientPages, SAMPLE_TEXTS, widePages } from './sample-pages.ts'

function parse(html: string) {
  const { document } = new Window()
  document.write(html)
  return document
}

const everyPage = LANGUAGES.flatMap((language) =>
  Object.entries({ ...recipientPages(language), ...widePages(language) }).map(
    ([name, html]) => [name, language, html] as const,
  ),
)

describe.each(everyPage)('the page %s in %s', (_, language, html) => {
  const document = parse(html)

  test('S28: it holds no inline script, style or handler, and loads only our own files', () => {
    expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/i)
    const own = [...PAGE_ASSETS.map(({ path }) => path), '/mailbox/1/html']
    const loaded = [...document.querySelectorAll('script, link[rel=stylesheet], iframe, img')]
    expect(loaded.length).toBeGreaterThan(1)
    for (const element of loaded) {
      expect(own).toContain(element.getAttribute('src') ?? element.getAttribute('href'))
      expect(element.textContent).toBe('')
    }
  })

  test('its language, its title and its one heading are told', () => {
    expect(document.documentElement.lang).toBe(language)
    expect(document.title).toContain(SAMPLE_TEXTS.organisation)
    expect(document.querySelectorAll('h1')).toHaveLength(1)
  })

  test('S9: its window title holds no password and no account', () => {
    expect(document.title).not.toContain(SAMPLE_TEXTS.password)
    expect(document.title).not.toContain(SAMPLE_TEXTS.userPrincipalName)
  })

  test('S5: what is typed goes by POST, never into an address, but for the search of the demo', () => {
    for (const form of document.querySelectorAll('form:not([role=search])')) {
      expect(form.getAttribute('method')).toBe('post')
    }
    expect(document.querySelectorAll('form[role=search] input')).toHaveLength(
      document.querySelectorAll('form[role=search]').length,
    )
  })

  test('every field has a label, and every reference finds what it names', () => {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const field of document.querySelectorAll(
      'input:not([type=hidden]):not([hidden]), select',
    )) {
      const named =
        field.getAttribute('aria-labelledby') !== null ||
        field.closest('label') !== null ||
        document.querySelector(`label[for="${field.id}"]`) !== null
      expect(named, field.outerHTML).toBe(true)
    }
    for (const attribute of ['aria-describedby', 'aria-labelledby', 'for', 'aria-controls']) {
      for (const element of document.querySelectorAll(`[${attribute}]`)) {
        const wanted = element.getAttribute(attribute)?.split(' ') ?? []
        for (const id of wanted) expect(ids).toContain(id)
      }
    }
  })

  test('a button that needs a script is hidden until the script shows it', () => {
    for (const button of document.querySelectorAll('button[type=button]')) {
      expect(button.hasAttribute('hidden')).toBe(true)
      expect(button.hasAttribute('data-do')).toBe(true)
    }
  })
})

describe.each(LANGUAGES)('in %s', (language) => {
  test.each(Object.entries(recipientPages(language)))(
    'the page %s with its style and its script takes at most 4 kB',
    (_, html) => {
      const sizes = [html, STYLE_ASSET.body, SCRIPT_ASSET.body].map((text) => gzipSync(text).length)
      expect(sizes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(4096)
    },
  )

  test('S24: what somebody typed is shown as text on every page', () => {
    const hostile = `"><img src=x onerror=alert(1)><script>alert(2)</script>\u202Egnp.exe'&amp;`
    const texts = {
      organisation: hostile,
      supportContact: hostile,
      person: hostile,
      userPrincipalName: hostile,
      password: hostile,
      address: hostile,
    }
    const pages = { ...recipientPages(language, texts), ...widePages(language, texts) }
    for (const [name, html] of Object.entries(pages)) {
      const document = parse(html)
      expect(document.querySelectorAll('img'), name).toHaveLength(0)
      expect(document.querySelectorAll('script'), name).toHaveLength(1)
      expect(document.querySelector('[onerror]'), name).toBeNull()
      expect(document.querySelector('header')?.textContent, name).toContain(hostile)
    }
  })
})

test('a support contact that is a web address or a mail address is a link, and nothing else is', () => {
  const contact = (supportContact: string) => {
    const { reveal } = recipientPages('en', { ...SAMPLE_TEXTS, supportContact })
    return parse(reveal ?? '')
      .querySelector('footer a')
      ?.getAttribute('href')
  }
  expect(contact('help@contoso.example')).toBe('mailto:help@contoso.example')
  expect(contact('https://help.contoso.example/it')).toBe('https://help.contoso.example/it')
  expect(contact('javascript:alert(1)')).toBeUndefined()
  expect(contact('+46 8 123 45 67')).toBeUndefined()
})
