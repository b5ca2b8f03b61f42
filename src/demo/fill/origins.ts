import type { Language } from '../../platform/language.ts'
import { CHINESE_NAMES, NAME_GROUPS } from '../names.ts'

/** A name as it is written, and the Latin letters of it that stand in a user name. */
export type WrittenName = readonly [written: string, latin: string]

/** People of one country: how they are called, where they live and what they do. */
export interface Origin {
  /** Of a hundred people so many come from here. */
  readonly share: number
  readonly language: Language
  readonly country: string
  readonly givenNames: readonly WrittenName[]
  readonly surnames: readonly WrittenName[]
  /** Between a person's names; nothing in Chinese, where the surname also comes first. */
  readonly joint: ' ' | ''
  /** City and state in pairs. */
  readonly places: readonly (readonly [city: string, state: string])[]
  readonly streets: readonly string[]
  readonly schools: readonly string[]
  readonly pupil: string
  /** Of one year: `7` in `7B`. */
  readonly years: readonly string[]
  readonly departments: readonly string[]
  readonly titles: readonly string[]
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}

/** Latin names are written in the letters that they are called by; only accents are lost in user names. */
function latin(names: readonly string[], language: Language): WrittenName[] {
  const umlauts: Record<string, string> =
    language === 'de' ? { ä: 'ae', ö: 'oe', ü: 'ue' } : { ł: 'l', đ: 'd', ı: 'i' }
  return names.map((name) => {
    const letters = Array.from(name.toLowerCase()).map((letter) => umlauts[letter] ?? letter)
    const plain = letters.join('').replaceAll('ß', 'ss').normalize('NFKD')
    return [name, plain.replace(/[^a-z-]/g, '')]
  })
}

/** `张/Zhang` written with its reading. */
function withReading(text: string): WrittenName[] {
  return words(text).map((word) => {
    const [written = '', reading = ''] = word.split('/')
    return [written, reading.toLowerCase()]
  })
}

function pairs(text: string): (readonly [string, string])[] {
  return text
    .split(',')
    .map((pair) => pair.trim().split('/'))
    .map(([city = '', state = '']) => [city, state])
}

function lines(text: string): string[] {
  return text.split(',').map((line) => line.trim())
}

const inWorkplace = (workplace: 'kommun' | 'twin') =>
  NAME_GROUPS.filter((group) => group.workplace === workplace)

const SWEDISH: Origin = {
  share: 64,
  language: 'sv',
  country: 'Sverige',
  givenNames: latin(
    [
      ...inWorkplace('kommun').flatMap(({ givenNames }) => givenNames),
      ...words(`Anna Erik Karin Lars Eva Anders Maria Johan Elsa Per Alice Hugo Wilma Lucas Astrid Liam
        Vera Noah Alma Adam Selma Axel Freja Ludvig Ella Melker Stina Gustav Tilde Albin Ida Emil Klara
        Filip Saga Isak Meja Love Juni Sixten`),
    ],
    'sv',
  ),
  surnames: latin(
    [
      ...inWorkplace('kommun').flatMap(({ surnames }) => surnames),
      ...words(`Andersson Johansson Karlsson Nilsson Eriksson Larsson Olsson Persson Svensson Gustafsson
        Pettersson Jonsson Jansson Hansson Bengtsson Lindberg Jakobsson Magnusson Lindström Olofsson
        Lindgren Axelsson Bergström Lundberg Lundgren Berg Berglund Fredriksson Sandberg Henriksson Falk
        Sjöberg Danielsson Håkansson Lund Holm Dahl Åkesson Björk Nordin`),
    ],
    'sv',
  ),
  joint: ' ',
  places: pairs(`Umeå/Västerbotten, Luleå/Norrbotten, Kiruna/Norrbotten, Skellefteå/Västerbotten,
    Östersund/Jämtland, Sundsvall/Västernorrland, Gävle/Gävleborg, Falun/Dalarna, Uppsala/Uppsala,
    Västerås/Västmanland, Örebro/Örebro, Karlstad/Värmland, Stockholm/Stockholm, Södertälje/Stockholm,
    Nyköping/Södermanland, Linköping/Östergötland, Norrköping/Östergötland, Jönköping/Jönköping,
    Växjö/Kronoberg, Kalmar/Kalmar, Visby/Gotland, Karlskrona/Blekinge, Malmö/Skåne, Lund/Skåne,
    Helsingborg/Skåne, Halmstad/Halland, Göteborg/Västra Götaland, Borås/Västra Götaland,
    Åmål/Västra Götaland, Ängelholm/Skåne`),
  streets: lines('Storgatan, Skolgatan, Ängsvägen, Björkvägen, Kyrkogatan, Järnvägsgatan, Åsgatan'),
  schools: lines(`Ängsskolan, Björkskolan, Västra skolan, Östra skolan, Sjöskolan, Tallbackaskolan,
    Kyrkskolan, Åsbacka skola, Centralskolan, Nya skolan, Ekskolan, Älvskolan, Hedskolan, Strandskolan,
    Bergskolan, Lillskolan, Hagaskolan, Norrskenets gymnasium, Fjällgymnasiet, Örnässkolan`),
  pupil: 'Elev',
  years: words('1 2 3 4 5 6 7 8 9 NA1 NA2 NA3 SA1 SA2 SA3'),
  departments: lines(`Socialförvaltningen, Äldreomsorgen, Barn- och utbildningsförvaltningen,
    Tekniska förvaltningen, Samhällsbyggnadsförvaltningen, Kultur- och fritidsförvaltningen,
    Kommunledningskontoret, Ekonomiavdelningen, HR-avdelningen, IT-avdelningen, Räddningstjänsten,
    Hemtjänsten, Vuxenutbildningen, Miljökontoret, Överförmyndarkontoret`),
  titles:
    lines(`Lärare, Förskollärare, Undersköterska, Sjuksköterska, Handläggare, Socialsekreterare,
    Barnskötare, Enhetschef, Rektor, Vårdbiträde, Ekonom, Fritidsledare, Specialpedagog, Kock, Vaktmästare,
    IT-tekniker, Projektledare, Bibliotekarie, Arbetsterapeut, Brandman`),
}

const GERMAN: Origin = {
  share: 16,
  language: 'de',
  country: 'Deutschland',
  givenNames: latin(
    [
      ...inWorkplace('twin').flatMap(({ givenNames }) => givenNames),
      ...words(`Anna Paul Mia Jonas Emma Finn Lea Lukas Jörg Jürgen Stefan Andrea Petra Uwe Jana Niklas Özlem
        Mehmet Katharina Friedrich Hannelore Wolfgang Greta Anton Marlene Sören`),
    ],
    'de',
  ),
  surnames: latin(
    [
      ...inWorkplace('twin').flatMap(({ surnames }) => surnames),
      ...words(`Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer
        Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Yılmaz
        Köhler König Walter Huber`),
    ],
    'de',
  ),
  joint: ' ',
  places: pairs(`Berlin/Berlin, Hamburg/Hamburg, München/Bayern, Köln/Nordrhein-Westfalen,
    Düsseldorf/Nordrhein-Westfalen, Münster/Nordrhein-Westfalen, Leipzig/Sachsen, Görlitz/Sachsen,
    Nürnberg/Bayern, Würzburg/Bayern, Tübingen/Baden-Württemberg, Göttingen/Niedersachsen,
    Osnabrück/Niedersachsen, Lübeck/Schleswig-Holstein, Rostock/Mecklenburg-Vorpommern, Erfurt/Thüringen`),
  streets: lines('Hauptstraße, Schulstraße, Gartenstraße, Bahnhofstraße, Dorfstraße, Goethestraße'),
  schools:
    lines(`Goethe-Gymnasium, Schillerschule, Grundschule am Park, Gesamtschule Süd, Realschule West,
    Lindenschule, Humboldt-Gymnasium, Waldschule, Geschwister-Grimm-Schule, Berufskolleg Mitte`),
  pupil: 'Schüler/in',
  years: words('5 6 7 8 9 10 11 12'),
  departments: lines(`Bürgeramt, Jugendamt, Sozialamt, Bauamt, Ordnungsamt, Kämmerei, Personalamt,
    Schulverwaltung, Stadtbibliothek, Feuerwehr, Gesundheitsamt, IT-Abteilung`),
  titles: lines(`Sachbearbeitung, Lehrkraft, Erzieher/in, Sozialarbeit, Bauingenieur/in, Verwaltung,
    Referatsleitung, Pädagogische Fachkraft, Hausmeister/in, Systemadministration, Schulleitung`),
}

const ENGLISH: Origin = {
  share: 12,
  language: 'en',
  country: 'United Kingdom',
  givenNames: latin(
    words(`Oliver Amelia George Isla Harry Ava Noah Emily Jack Sophie Arthur Grace Leo Freya Oscar Chloe Henry
      Daisy Thomas Evie Zoë Siân Aoife Rhys Priya Imran Aisha Kwame Nia Callum Fiona Hamish Maeve Declan
      Beatrice Edmund Harriet Rupert Winifred Alfie`),
    'en',
  ),
  surnames: latin(
    words(`Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White
      Roberts Green Hall Wood Jackson Clarke Patel Khan O'Connor Hughes MacDonald Begum Fitzgerald Whitworth
      Ashworth Pemberton Oakley Thistlewood Brontë Llewellyn Featherstone`),
    'en',
  ),
  joint: ' ',
  places: pairs(`London/England, Manchester/England, Leeds/England, Bristol/England, York/England,
    Norwich/England, Durham/England, Edinburgh/Scotland, Glasgow/Scotland, Dundee/Scotland, Cardiff/Wales,
    Swansea/Wales, Belfast/Northern Ireland`),
  streets: lines('High Street, Church Lane, Station Road, Victoria Road, Mill Lane, School Lane'),
  schools:
    lines(`Oakwood School, St Brigid's School, Riverside Academy, Hillcrest School, Greenfield Academy,
    Kingsbridge School, Meadow Primary School, Ashford Sixth Form`),
  pupil: 'Student',
  years: words('7 8 9 10 11 12 13'),
  departments:
    lines(`Adult Social Care, Children's Services, Housing, Planning, Highways, Libraries, Finance,
    Human Resources, Information Technology, Public Health, Waste and Recycling`),
  titles:
    lines(`Teacher, Teaching Assistant, Social Worker, Housing Officer, Planner, Librarian, Accountant,
    Care Worker, Head Teacher, Support Analyst, Caretaker, Team Manager`),
}

const CHINESE: Origin = {
  share: 8,
  language: 'zh-CN',
  country: '中国',
  givenNames: [
    ...CHINESE_NAMES.map(([, given, reading]): WrittenName => [
      given,
      reading.replace(/ .*/, '').toLowerCase(),
    ]),
    ...withReading(`伟/Wei 芳/Fang 娜/Na 敏/Min 静/Jing 强/Qiang 磊/Lei 军/Jun 洋/Yang 勇/Yong 艳/Yan 杰/Jie
      涛/Tao 明/Ming 超/Chao 霞/Xia 刚/Gang 桂英/Guiying 梓涵/Zihan 欣怡/Xinyi 宇轩/Yuxuan 子墨/Zimo
      诗涵/Shihan 俊杰/Junjie 思琪/Siqi 嘉懿/Jiayi 晨曦/Chenxi 博文/Bowen 雪梅/Xuemei 海燕/Haiyan`),
  ],
  surnames:
    withReading(`王/Wang 李/Li 张/Zhang 刘/Liu 陈/Chen 杨/Yang 黄/Huang 赵/Zhao 吴/Wu 周/Zhou 徐/Xu
    孙/Sun 马/Ma 朱/Zhu 胡/Hu 郭/Guo 何/He 高/Gao 林/Lin 罗/Luo 郑/Zheng 梁/Liang 谢/Xie 宋/Song 唐/Tang
    许/Xu 韩/Han 冯/Feng 邓/Deng 曹/Cao 欧阳/Ouyang 司马/Sima 诸葛/Zhuge`),
  joint: '',
  places:
    pairs(`杭州/浙江, 宁波/浙江, 上海/上海, 北京/北京, 南京/江苏, 苏州/江苏, 成都/四川, 武汉/湖北,
    西安/陕西, 广州/广东, 深圳/广东, 青岛/山东`),
  streets: lines('人民路, 解放路, 中山路, 建设路, 文化路'),
  schools: lines(
    '第一中学, 第二中学, 实验小学, 外国语学校, 育才学校, 康托索友谊学校, 希望小学, 师范附中',
  ),
  pupil: '学生',
  years: words('一年级 二年级 三年级 四年级 五年级 六年级 初一 初二 初三 高一 高二 高三'),
  departments: lines('教务处, 国际交流处, 财务处, 人事处, 信息中心, 图书馆, 后勤处, 校医院'),
  titles: lines('语文教师, 数学教师, 英语教师, 班主任, 教务员, 会计, 工程师, 图书管理员, 主任'),
}

export const ORIGINS: readonly Origin[] = [SWEDISH, GERMAN, ENGLISH, CHINESE]
