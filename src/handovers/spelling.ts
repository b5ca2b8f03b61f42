import type { Language } from '../platform/language.ts'
import { translator } from '../platform/messages.ts'

// The alphabets that people know from the telephone: NATO's for English, the Swedish armed forces', and
// DIN 5009 in its edition of 2022 (cities) for German. Chinese readers name Latin letters as they are.
const ALPHABETS: Record<Language, readonly string[]> = {
  en: 'Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu'.split(
    ' ',
  ),
  sv: 'Adam Bertil Cesar David Erik Filip Gustav Helge Ivar Johan Kalle Ludvig Martin Niklas Olof Petter Qvintus Rudolf Sigurd Tore Urban Viktor Wilhelm Xerxes Yngve Zäta Åke Ärlig Östen'.split(
    ' ',
  ),
  de: 'Aachen Berlin Chemnitz Düsseldorf Essen Frankfurt Goslar Hamburg Ingelheim Jena Köln Leipzig München Nürnberg Offenbach Potsdam Quickborn Rostock Salzwedel Tübingen Unna Völklingen Wuppertal Xanten Ypsilon Zwickau Umlaut-Aachen Umlaut-Offenbach Umlaut-Unna Eszett'.split(
    ' ',
  ),
  'zh-CN': [],
}

const LETTERS: Record<Language, string> = {
  en: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  sv: 'ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ',
  de: 'ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜẞ',
  'zh-CN': 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
}

const SYMBOLS = ' !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'

// In the order of SYMBOLS.
const SYMBOL_NAMES: Record<Language, readonly string[]> = {
  en: 'space,exclamation mark,double quotation mark,number sign,dollar sign,per cent sign,ampersand,apostrophe,opening parenthesis,closing parenthesis,asterisk,plus sign,comma,hyphen,full stop,slash,colon,semicolon,less-than sign,equals sign,greater-than sign,question mark,at sign,opening square bracket,backslash,closing square bracket,caret,underscore,backtick,opening brace,vertical bar,closing brace,tilde'.split(
    ',',
  ),
  sv: 'mellanslag,utropstecken,citattecken,nummertecken,dollartecken,procenttecken,et-tecken,apostrof,vänsterparentes,högerparentes,asterisk,plustecken,kommatecken,bindestreck,punkt,snedstreck,kolon,semikolon,mindre än-tecken,likhetstecken,större än-tecken,frågetecken,snabel-a,vänster hakparentes,omvänt snedstreck,höger hakparentes,cirkumflex,understreck,grav accent,vänster klammerparentes,lodstreck,höger klammerparentes,tilde'.split(
    ',',
  ),
  de: 'Leerzeichen,Ausrufezeichen,Anführungszeichen,Raute,Dollarzeichen,Prozentzeichen,Und-Zeichen,Apostroph,runde Klammer auf,runde Klammer zu,Sternchen,Pluszeichen,Komma,Bindestrich,Punkt,Schrägstrich,Doppelpunkt,Strichpunkt,Kleiner-als-Zeichen,Gleichheitszeichen,Größer-als-Zeichen,Fragezeichen,At-Zeichen,eckige Klammer auf,umgekehrter Schrägstrich,eckige Klammer zu,Zirkumflex,Unterstrich,Gravis,geschweifte Klammer auf,senkrechter Strich,geschweifte Klammer zu,Tilde'.split(
    ',',
  ),
  'zh-CN':
    '空格,感叹号,双引号,井号,美元符号,百分号,和号,单引号,左圆括号,右圆括号,星号,加号,逗号,连字符,句点,斜杠,冒号,分号,小于号,等号,大于号,问号,艾特符号,左方括号,反斜杠,右方括号,脱字符,下划线,反引号,左花括号,竖线,右花括号,波浪号'.split(
      ',',
    ),
}

interface SpelledCharacter {
  readonly character: string
  readonly said: string
}

/** A password as it is read aloud, character by character, in the reader's language. */
export function spellOut(password: string, language: Language): SpelledCharacter[] {
  return Array.from(password).map((character) => ({ character, said: say(character, language) }))
}

function say(character: string, language: Language): string {
  const t = translator(language)
  if (/^\d$/.test(character)) return t('page.spell.digit', { digit: character })
  const capital = character === 'ß' ? 'ẞ' : character.toUpperCase()
  const letter = LETTERS[language].indexOf(capital)
  if (letter >= 0) {
    const word = ALPHABETS[language][letter] ?? ''
    const key = character === capital ? 'page.spell.capital' : 'page.spell.small'
    return t(key, { letter: character, word })
  }
  const symbol = SYMBOLS.indexOf(character)
  return SYMBOL_NAMES[language][symbol] ?? t('page.spell.other', { character })
}

/** In groups of four for the eye; nothing is added that would have to be left out while typing. */
export function inGroupsOfFour(password: string): string[] {
  const characters = Array.from(password)
  const groups: string[] = []
  for (let start = 0; start < characters.length; start += 4) {
    groups.push(characters.slice(start, start + 4).join(''))
  }
  return groups
}
