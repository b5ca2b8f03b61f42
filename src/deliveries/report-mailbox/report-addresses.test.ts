import { createSecretKey, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { reportSender, reportTag } from '../reports/verp.ts'
import { mayBeReport, reportAddressIn } from './report-addresses.ts'

const key = createSecretKey(Buffer.alloc(32, 7))
const base = 'reports@example.org'
const bases = [base, 'bounces@mail.example.org']
const id = randomUUID()
const path = reportSender(base, reportTag(key, id))
const forged = path.replace(/-[a-z2-7]{16}@/, `-${'a'.repeat(16)}@`)

test.each([
  [`To: ${path}`],
  [`to: "A, B" <${path.toUpperCase()}>`],
  [`Cc: a@example.org,${path}`],
  [`Delivered-To: someone@example.org\r\nX-Original-To: ${path}`],
  [`To:\r\n\t<${path}>`],
  [`To: ${forged}, ${path}`],
  [`To: ${reportSender('bounces@mail.example.org', reportTag(key, id))}`],
])('S25: %j proves which message it is about', (header) => {
  expect(reportAddressIn(header, bases, key)).toEqual({ proves: true, deliveryId: id })
})

test.each([
  ['', false],
  [`To: ${base}`, false],
  [`To: reports+hello@example.org`, false],
  [`To: ${path.replace('@example.org', '@elsewhere.example')}`, false],
  [`To: ${forged}`, true],
])('S25: %j proves nothing', (header, isForged) => {
  expect(reportAddressIn(header, bases, key)).toEqual({ proves: false, isForged })
})

test('S25: a header of a million addresses costs no more than a short one', () => {
  const header = `To: ${`${forged},`.repeat(100_000)}${path}`
  expect(reportAddressIn(header, bases, key)).toEqual({ proves: false, isForged: true })
})

test.each([
  ['Content-Type: multipart/report; report-type=delivery-status'],
  ['Content-Type:\r\n multipart/report'],
  ['Auto-Submitted: auto-replied'],
  ['Return-Path: <>'],
  ['X-Failed-Recipients: a@example.org'],
  ['From: Mail Delivery Subsystem <MAILER-DAEMON@mx.example.org>'],
  ['From: postmaster@example.org'],
])('%j may be a report', (header) => {
  expect(mayBeReport(`Subject: x\r\n${header}\r\n`)).toBe(true)
})

test.each([
  ['Content-Type: multipart/mixed'],
  ['Auto-Submitted: no'],
  ['Return-Path: <a@example.org>'],
  ['From: Berit <berit@example.org>'],
  ['Subject: From: postmaster@example.org'],
])('%j is a letter', (header) => {
  expect(mayBeReport(`${header}\r\n`)).toBe(false)
})
