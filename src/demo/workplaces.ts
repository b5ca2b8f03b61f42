/** Where somebody works: a department, where it sits, and what its people are. */
export interface Department {
  readonly name: string
  readonly office: string
  readonly titles: readonly string[]
}

export interface Workplace {
  readonly city: string
  readonly country: string
  readonly departments: readonly Department[]
}

const KOMMUN: Workplace = {
  city: 'Contoso',
  country: 'Sverige',
  departments: [
    {
      name: 'Socialförvaltningen',
      office: 'Kommunhuset, plan 2',
      titles: ['Socialsekreterare', 'Biståndshandläggare', 'Familjebehandlare', 'Enhetschef'],
    },
    {
      name: 'Äldreomsorgen',
      office: 'Björkgården',
      titles: ['Undersköterska', 'Sjuksköterska', 'Vårdbiträde', 'Enhetschef', 'Arbetsterapeut'],
    },
    {
      name: 'Barn- och utbildningsförvaltningen',
      office: 'Ängsskolan',
      titles: ['Lärare', 'Förskollärare', 'Rektor', 'Barnskötare', 'Specialpedagog', 'Skolkurator'],
    },
    {
      name: 'Tekniska förvaltningen',
      office: 'Förrådet, Industrigatan',
      titles: ['Drifttekniker', 'Projektledare', 'Vaktmästare', 'VA-ingenjör', 'Parkarbetare'],
    },
    {
      name: 'Samhällsbyggnadsförvaltningen',
      office: 'Kommunhuset, plan 4',
      titles: ['Bygglovshandläggare', 'Planarkitekt', 'Miljöinspektör', 'GIS-ingenjör'],
    },
    {
      name: 'Kultur- och fritidsförvaltningen',
      office: 'Stadsbiblioteket',
      titles: ['Bibliotekarie', 'Fritidsledare', 'Kultursekreterare', 'Badmästare'],
    },
    {
      name: 'Kommunledningskontoret',
      office: 'Kommunhuset, plan 5',
      titles: ['Nämndsekreterare', 'Kommunikatör', 'Registrator', 'Utredare', 'Jurist'],
    },
    {
      name: 'Ekonomiavdelningen',
      office: 'Kommunhuset, plan 3',
      titles: ['Ekonom', 'Controller', 'Redovisningsassistent', 'Upphandlare'],
    },
    {
      name: 'HR-avdelningen',
      office: 'Kommunhuset, plan 3',
      titles: ['HR-konsult', 'Lönespecialist', 'Rekryterare'],
    },
    {
      name: 'IT-avdelningen',
      office: 'Kommunhuset, plan 1',
      titles: ['IT-tekniker', 'Systemförvaltare', 'Nätverkstekniker', 'IT-arkitekt'],
    },
    {
      name: 'Räddningstjänsten',
      office: 'Brandstationen',
      titles: ['Brandman', 'Brandinspektör', 'Styrkeledare'],
    },
  ],
}

const TWIN: Workplace = {
  city: 'Neustadt',
  country: 'Deutschland',
  departments: [
    {
      name: 'Partnerschaftsbüro Neustadt',
      office: 'Rathaus, Zimmer 214',
      titles: ['Sachbearbeitung', 'Projektkoordination', 'Büroleitung', 'Übersetzung'],
    },
    {
      name: 'Jugendaustausch',
      office: 'Haus der Begegnung',
      titles: ['Jugendreferat', 'Pädagogische Fachkraft', 'Verwaltung'],
    },
  ],
}

const SCHOOL: Workplace = {
  city: '杭州',
  country: '中国',
  departments: [
    {
      name: '康托索友谊学校',
      office: '教学楼三层',
      titles: ['语文教师', '英语教师', '数学教师', '班主任', '教务员'],
    },
    { name: '国际交流处', office: '行政楼二层', titles: ['交流协调员', '主任', '翻译'] },
  ],
}

export const WORKPLACES = { kommun: KOMMUN, twin: TWIN, school: SCHOOL } as const
