import type { Element } from 'happy-dom'
import { Window } from 'happy-dom'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { recipientPages, SAMPLE_TEXTS } from '../../test/sample-pages.ts'
import { PAGE_SCRIPT } from './page-script.ts'

function open(html: string | undefined) {
  const window = new Window()
  const { document } = window
  document.write(html ?? '')
  const copied: string[] = []
  let prints = 0
  const clipboard = { writeText: (text: string) => Promise.resolve(copied.push(text)) }
  runInNewContext(PAGE_SCRIPT, { document, navigator: { clipboard }, print: () => (prints += 1) })
  const button = (action: string) => document.querySelector(`button[data-do=${action}]`)
  const raise = (target: Element | null, event: 'click' | 'input') =>
    target?.dispatchEvent(new window.Event(event))
  return { document, copied, button, raise, prints: () => prints }
}

describe('with a script', () => {
  test('the password is copied exactly as it has to be typed, and that is said', async () => {
    const { document, copied, button, raise } = open(recipientPages('sv')['revealed'])
    expect(button('copy')?.hasAttribute('hidden')).toBe(false)
    raise(button('copy'), 'click')
    await Promise.resolve()
    expect(copied).toEqual([SAMPLE_TEXTS.password])
    expect(document.querySelector('[role=status]')?.textContent).toBe('Kopierat')
  })

  test('the page can be printed', () => {
    const { button, prints, raise } = open(recipientPages('sv')['revealed'])
    raise(button('print'), 'click')
    expect(prints()).toBe(1)
  })

  test('what is typed can be shown, and hidden again', () => {
    const { document, button, raise } = open(recipientPages('de')['sign-in'])
    const type = () => document.querySelector('#password')?.getAttribute('type')
    const show = button('show')
    raise(show, 'click')
    expect([type(), show?.textContent]).toEqual(['text', 'Verbergen'])
    raise(show, 'click')
    expect([type(), show?.textContent]).toEqual(['password', 'Anzeigen'])
  })

  test('rules are ticked off while a password is typed', () => {
    const { document, raise } = open(recipientPages('en')['set'])
    const field = document.querySelector('input[name=password]')
    const met = (password: string) => {
      field?.setAttribute('value', password)
      raise(field, 'input')
      return [...document.querySelectorAll('[data-rule]')].map((rule) =>
        rule.hasAttribute('data-met'),
      )
    }
    expect(met('short')).toEqual([false, false])
    expect(met('twelve letters')).toEqual([true, false])
    expect(met('Aa1')).toEqual([false, true])
    expect(met('Twelve letters 7')).toEqual([true, true])
    expect(met('密'.repeat(11))).toEqual([false, false])
  })
})
