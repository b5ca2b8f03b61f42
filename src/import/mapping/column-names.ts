import { LANGUAGES } from '../../platform/language.ts'
import { translator } from '../../platform/messages.ts'
import type { ImportTarget } from '../contract.ts'

/** What files call their columns: besides our own names and Graph's, what people write. */
const WORDS: Readonly<Record<ImportTarget, string>> = {
  userPrincipalName:
    'upn, username, login, login name, logon, sign-in name, account, account name, användare, konto, kontonamn, inloggning, inloggningsnamn, benutzer, anmeldename, kontoname, 用户名, 帐号, 账号, 登录名',
  givenName:
    'first name, firstname, given name, forename, förnamn, tilltalsnamn, vorname, 名, 名字',
  surname: 'last name, lastname, family name, efternamn, nachname, familienname, zuname, 姓, 姓氏',
  displayName:
    'full name, name, namn, helt namn, fullständigt namn, vollständiger name, elev, pupil, student, schüler, 姓名, 全名',
  jobTitle:
    'title, position, role title, befattning, yrke, titel, tjänst, funktion, beruf, 职位, 职称',
  department:
    'dept, class, form, group, unit, klass, grupp, enhet, avd, klasse, gruppe, abteilung, bereich, 班级, 科室',
  officeLocation:
    'office number, office, room, school, building, kontor, rum, skola, kontorsnummer, büronummer, raum, zimmer, schule, 学校, 办公地点, 办公室号码',
  businessPhones:
    'phone, phone number, telephone, office phone, work phone, business phone, telefon, telefonnummer, tel, arbetstelefon, kontorstelefon, telefonnr, bürotelefon, dienstlich, 电话, 办公电话',
  mobilePhone:
    'mobile, mobile number, cell, cell phone, cellphone, mobil, mobilnummer, mobilnr, handy, handynummer, mobiltelefonnummer, 手机, 手机号, 手机号码',
  streetAddress:
    'address, street, adress, gata, gatuadress, straße, strasse, anschrift, adresse, 地址, 街道',
  city: 'town, ort, stad, postort, stadt, wohnort, 市',
  state: 'province, region, county, state or province, län, landskap, bundesland, kanton, 省, 州',
  postalCode: 'zip, zip code, zip or postal code, postcode, postnr, plz, 邮编',
  country: 'country or region, land, staat, 国家',
  preferredLanguage: 'language, lang, språk, sprache, preferred language, 语种',
  mail: 'account mail, work e-mail, work mail, office e-mail, e-post arbete, jobbmejl, arbetsmejl, dienstliche e-mail, 工作邮箱',
  otherMails:
    'other mails, alternate e-mail, alternate e-mail address, alternate address, alternative e-mail, private e-mail, private mail, personal e-mail, home e-mail, recovery e-mail, guardian e-mail, parent e-mail, privat e-post, privat mejl, privat epost, alternativ e-post, e-post vårdnadshavare, vårdnadshavares e-post, private e-mail-adresse, private mail, alternative e-mail-adresse, e-mail erziehungsberechtigte, 备用邮箱, 个人邮箱, 私人邮箱',
  roles: 'role, admin role, admin roles, roll, roller, administratörsroll, rolle, rollen, 角色',
}

/** Which address it is, what stands in the column decides. */
const MAIL_WORDS =
  'mail, e-mail, email, e-mail address, email address, mail address, e-post, epost, e-postadress, epostadress, mejl, mejladress, e-mail-adresse, mailadresse, 邮箱, 电子邮件, 电子邮箱, 邮件地址'

const TARGETS = Object.keys(WORDS) as ImportTarget[]

/** What two ways of writing a name have in common. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

const wordKeys = (words: string): string[] => words.split(',').map(nameKey)
const MAIL_KEYS = new Set(wordKeys(MAIL_WORDS))
let known: ReadonlyMap<string, ImportTarget> | undefined

/** `anyMail`: an address of theirs, of which kind isn't said. */
export function targetNamed(name: string): ImportTarget | 'anyMail' | undefined {
  const key = nameKey(name)
  if (key === '') return undefined
  if (MAIL_KEYS.has(key)) return 'anyMail'
  known ??= knownNames()
  return known.get(key)
}

function knownNames(): ReadonlyMap<string, ImportTarget> {
  const names = new Map<string, ImportTarget>()
  for (const target of TARGETS) {
    const labels =
      target === 'roles' ? [] : LANGUAGES.map((one) => translator(one)(`field.${target}`))
    for (const name of [target, ...labels].map(nameKey)) names.set(name, target)
  }
  // Ours come first: what we call a column it is.
  for (const target of TARGETS)
    for (const key of wordKeys(WORDS[target])) if (!names.has(key)) names.set(key, target)
  return names
}
