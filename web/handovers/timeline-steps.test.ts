import { expect, test } from 'vitest'
import type { HandoverEventKind, HandoverWay } from '../../src/handovers/contract.ts'
import { timelineSteps } from './timeline-steps.ts'

const AT = '2026-11-22T12:00:00.000Z'

function shown(way: HandoverWay, kinds: readonly HandoverEventKind[]): string[] {
  return timelineSteps({ way, steps: kinds.map((kind) => ({ kind, at: AT })) }).map(
    ({ kind, fate }) => `${kind} ${fate}`,
  )
}

test('a hand-over under way shows what happened and what is still to come', () => {
  expect(shown('revealLink', ['queued', 'accepted', 'fetched'])).toEqual([
    'queued done',
    'accepted done',
    'fetched done',
    'revealed toCome',
    'signedIn toCome',
    'changed toCome',
  ])
})

test('nothing more is to come once it has failed, ended or been disputed', () => {
  expect(shown('revealLink', ['queued', 'accepted', 'failed'])).toEqual([
    'queued done',
    'accepted done',
    'failed problem',
  ])
  expect(shown('setLink', ['queued', 'stopped'])).toEqual(['queued done', 'stopped ended'])
  expect(shown('shown', ['shown', 'disputed'])).toEqual(['shown done', 'disputed problem'])
})

test('a delay stands for the queue while it lasts, and is forgotten once the message has left', () => {
  expect(shown('messagePassword', ['queued', 'delayed'])).toEqual([
    'delayed late',
    'accepted toCome',
    'signedIn toCome',
    'changed toCome',
  ])
  expect(shown('messagePassword', ['queued', 'delayed', 'accepted']).slice(0, 2)).toEqual([
    'queued done',
    'accepted done',
  ])
})

test('wrong answers and repeated looks are no steps', () => {
  expect(shown('setLink', ['queued', 'accepted', 'answerRefused', 'set'])).toEqual([
    'queued done',
    'accepted done',
    'set done',
    'signedIn toCome',
  ])
})

test('a letter is printed where a message is sent; opening its page is no step', () => {
  expect(shown('letter', ['toPrint', 'letterOpened', 'printed'])).toEqual([
    'toPrint done',
    'printed done',
    'fetched toCome',
    'set toCome',
    'signedIn toCome',
  ])
})
