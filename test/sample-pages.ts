import {
  disputedPage,
  disputePage,
  requestedPage,
  unavailablePage,
} from '../src/handovers/dispute-pages.tsx'
import { codePage } from '../src/handovers/letters/code-page.tsx'
import { lettersPage } from '../src/handovers/letters/letter-pages.tsx'
import { handoverPage } from '../src/handovers/pages.tsx'
import { revealedPage, setDonePage } from '../src/handovers/revealed-pages.tsx'
import { mailboxPage, mailPage } from '../src/mailbox/pages.tsx'
import type { Language } from '../src/platform/language.ts'
import { LANGUAGES } from '../src/platform/language.ts'
import type { PageFrame } from '../src/platform/page.tsx'
import { Secret } from '../src/platform/secret.ts'
import { accountPage } from '../src/sign-in/account-page.tsx'
import { confirmAddressPage, confirmedAddressPage } from '../src/sign-in/address-pages.tsx'
import {
  changePasswordPage,
  invitePage,
  messagePage,
  signInPage,
  switchAccountPage,
} from '../src/sign-in/pages.tsx'

const NOON = new Date('2026-11-24T12:00:00Z')
const LATER = new Date('2026-11-27T12:00:00Z')

/** What a page shows that somebody typed; a test puts hostile texts here. */
export interface SampleTexts {
  readonly organisation: string
  readonly supportContact: string
  readonly person: string
  readonly userPrincipalName: string
  readonly password: string
  readonly address: string
}

export const SAMPLE_TEXTS: SampleTexts = {
  organisation: 'Contoso kommun',
  supportContact: 'it-support@contoso.example',
  person: 'Anna Lindqvist',
  userPrincipalName: 'anna.lindqvist@contoso.example',
  password: 'Kvar7tMa4gRe9pLo',
  address: 'anna.private@fabrikam.example',
}

const policy = { minimumLength: 12, requireClasses: true }

function frameOf(language: Language, texts: SampleTexts): PageFrame {
  return {
    language,
    organisation: {
      name: texts.organisation,
      supportContact: texts.supportContact,
      timeZone: 'Europe/Stockholm',
    },
    languageLinks: LANGUAGES.map((each) => ({ language: each, href: `?language=${each}` })),
    reference: 'K-1042',
  }
}

/** The pages of a recipient: each with its style and script has to stay within 4 kB. */
export function recipientPages(language: Language, texts = SAMPLE_TEXTS): Record<string, string> {
  const frame = frameOf(language, texts)
  const link = { frame, action: '/r/TOKEN', disputeHref: '/d/TOKEN', expiresAt: LATER }
  const name = { challenge: 'name' } as const
  return {
    reveal: handoverPage({ ...link, ...name, way: 'reveal' }),
    'reveal-pin': handoverPage({
      ...link,
      way: 'reveal',
      challenge: 'pin',
      problem: { kind: 'wrongPin', triesLeft: 1 },
    }),
    'reveal-new': handoverPage({
      ...link,
      way: 'reveal',
      challenge: 'nameOrFamilyName',
      answer: texts.person,
      problem: { kind: 'wrongAnswer' },
      signedInAs: texts.person,
    }),
    'reveal-wait': handoverPage({
      ...link,
      ...name,
      way: 'reveal',
      problem: { kind: 'wait', seconds: 40 },
    }),
    set: handoverPage({ ...link, ...name, way: 'set', policy }),
    'set-problems': handoverPage({
      ...link,
      ...name,
      way: 'set',
      policy,
      answer: texts.userPrincipalName,
      problem: { kind: 'password', problems: ['The password is too short.', texts.person] },
    }),
    revealed: revealedPage({
      frame,
      userPrincipalName: texts.userPrincipalName,
      password: new Secret(texts.password),
      signInHref: '/sign-in',
      disputeHref: '/d/TOKEN',
      acknowledgeAction: '/r/TOKEN/acknowledge',
      shownUntil: NOON,
      credentialExpiresAt: LATER,
    }),
    'set-done': setDonePage({ frame, signInHref: '/sign-in', disputeHref: '/d/TOKEN' }),
    dispute: disputePage({ frame, ...name, action: '/d/TOKEN', backHref: '/r/TOKEN' }),
    disputed: disputedPage({ frame }),
    unavailable: unavailablePage({ frame, action: '/r/TOKEN/ask', disputeHref: '/d/TOKEN' }),
    requested: requestedPage({ frame }),
    'sign-in': signInPage({ frame, action: '/sign-in', hidden: { next: '/users' } }),
    'sign-in-refused': signInPage({
      frame,
      action: '/sign-in',
      userName: texts.userPrincipalName,
      problem: 'refused',
    }),
    'sign-in-notice': signInPage({ frame, action: '/sign-in', notice: 'passwordChanged' }),
    switch: switchAccountPage({
      frame,
      signedInAs: texts.userPrincipalName,
      action: '/sign-in',
      stayHref: '/account',
    }),
    change: changePasswordPage({
      frame,
      action: '/change-password',
      signOutAction: '/sign-out',
      why: 'temporary',
      userPrincipalName: texts.userPrincipalName,
      askCurrent: false,
      policy,
    }),
    'change-problem': changePasswordPage({
      frame,
      action: '/change-password',
      signOutAction: '/sign-out',
      why: 'required',
      userPrincipalName: texts.userPrincipalName,
      askCurrent: true,
      policy,
      problems: [texts.person],
    }),
    invite: invitePage({
      frame,
      action: '/invite/TOKEN',
      userPrincipalName: texts.userPrincipalName,
      policy,
    }),
    'confirm-address': confirmAddressPage({
      frame,
      action: '/c/TOKEN',
      address: texts.address,
      problem: { kind: 'wrongAnswer' },
    }),
    'confirmed-address': confirmedAddressPage({ frame, accountHref: '/account' }),
    code: codePage({ frame, action: '/k' }),
    'code-problem': codePage({
      frame,
      action: '/k',
      typed: texts.person,
      problem: { outcome: 'typo', group: 3 },
    }),
    message: messagePage({
      frame,
      title: texts.person,
      text: texts.person,
      link: { href: '/', label: texts.person },
    }),
  }
}

/** The pages that people work in. */
export function widePages(language: Language, texts = SAMPLE_TEXTS): Record<string, string> {
  const frame = frameOf(language, texts)
  const mail = {
    to: texts.address,
    from: texts.supportContact,
    subject: texts.person,
    receivedAt: NOON,
  }
  const account = {
    frame,
    displayName: texts.person,
    userPrincipalName: texts.userPrincipalName,
    languages: LANGUAGES,
    language,
    policy,
    events: [],
  }
  const session = { network: '192.0.2.7', lastUsedAt: NOON }
  return {
    account: accountPage({
      ...account,
      passwordChangedAt: NOON,
      adminHref: '/',
      mailChoice: 'both',
      notice: 'passwordSaved',
      addresses: [
        { id: '1', address: texts.address, state: 'confirmed', removable: true },
        { id: '2', address: texts.address, state: 'waiting', removable: true },
        { id: '3', address: texts.address, state: 'registered', removable: false },
      ],
      sessions: [
        { ...session, id: '1', thisDevice: true, device: 'Firefox, Windows' },
        { ...session, id: '2', thisDevice: false, device: null },
      ],
      events: [
        { kind: 'passwordReset', name: texts.person, at: NOON },
        { kind: 'signedIn', at: NOON },
      ],
    }),
    'account-problem': accountPage({
      ...account,
      passwordChangedAt: null,
      addresses: [],
      sessions: [{ ...session, id: '1', thisDevice: true, device: null }],
      typedAddress: texts.address,
      problem: { in: 'addresses', sentences: [texts.person] },
    }),
    letters: [
      ...lettersPage({
        frame,
        publicUrl: 'https://kvittens.example',
        letters: LANGUAGES.map((each, index) => ({
          reference: `K-${1042 + index}`,
          language: each,
          address: [texts.person, texts.person, texts.address],
          code: new Secret('7G2K9XQ4M0RT5VBN8HJP3CDW6EFA'),
          pinRequired: index === 1,
          writtenAt: NOON,
          expiresAt: LATER,
        })),
        printedAction: '/letters/printed',
        numbers: '1042,1043,1044,1045',
        list: {},
        backHref: '/letters',
      }),
    ].join(''),
    mailbox: mailboxPage({
      frame,
      action: '/mailbox',
      recipient: texts.address,
      olderHref: '?after=1',
      newerHref: '?before=1',
      mails: [1, 2, 3].map((number) => ({ ...mail, href: `/mailbox/${number}` })),
    }),
    'mailbox-empty': mailboxPage({ frame, action: '/mailbox', mails: [] }),
    mail: mailPage({
      frame,
      mail,
      mailboxHref: '/mailbox',
      htmlHref: '/mailbox/1/html',
      headers: [{ name: 'Subject', value: texts.person }],
      text: `${texts.person}\nhttps://kvittens.example/r/TOKEN?a=1&b=2\n`,
    }),
  }
}
