import type { Contents, DossierRecord, Fields, Section } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import type { RecordId } from '#domain/ids.ts'
import type { Ordered } from '#domain/materials/ordering.ts'
import { type Edition, formVersion, type Parameters } from '#domain/prints/form.ts'
import { type AppointmentForm, appointment } from '#domain/prints/papers/appointment.ts'
import { type CatalogueSheet, catalogue } from '#domain/prints/papers/catalogue.ts'
import { type Sheets, sheetsOf } from '#domain/prints/sheets/index.ts'
import type { Printed } from '#domain/prints/sheets/sheet.ts'
import type { PartialDate } from '#domain/time.ts'

export const parameters: Parameters = { formVersion, profile: 'state', ageDate: '20261124' as PartialDate }

const records = (list: readonly Fields[]): readonly DossierRecord[] =>
  list.map((fields, index) => ({ id: String(index) as RecordId, fields }))

type Given = Readonly<Record<string, readonly Fields[]>>

/** The person of the example in docs/law/exchange-lrmx.md §5; `more` replaces whole sections. */
const person: Given = {
  basic: [
    {
      name: '林致远',
      number: 'XH-0412',
      unit: 'unit-tech' as never,
      post: '星河重工有限公司总工程师助理、技术部部长',
      sex: { code: '1', text: '男' },
      birth: '197503',
      nation: { code: '01', text: '汉族' },
      nativePlace: '湖南长沙',
      birthPlace: '湖南长沙',
      politics: { code: '01', text: '中共党员' },
      partyDate: '1999.06',
      workStart: '199707',
      health: { code: '1', text: '健康' },
      speciality: '铸造工艺',
      retirement: '203710',
    },
  ],
  education: [
    {
      mode: { code: '1', text: '全日制教育' },
      level: { code: '21', text: '大学' },
      degree: { code: '408', text: '工学学士' },
      school: '华北某工业大学材料系铸造专业',
    },
    {
      mode: { code: '2', text: '在职教育' },
      level: { code: '11', text: '研究生' },
      degree: { code: '346', text: '工商管理硕士' },
      school: '华中某大学管理学院工商管理专业',
    },
  ],
  resume: [
    { from: '199309', to: '199707', text: '华北某工业大学材料系铸造专业学习' },
    {
      from: '201211',
      to: '201908',
      text: '星河重工有限公司技术部部长',
      during: '（其间：2013.09--2015.12华中某大学管理学院工商管理专业在职研究生学习）',
    },
    { from: '201908', text: '星河重工有限公司总工程师助理、技术部部长' },
  ],
  titles: [
    { title: '工程师', level: { code: '3', text: '中级' }, date: '2002' },
    { title: '高级工程师', level: { code: '2', text: '副高级' }, date: '2008' },
  ],
  rewards: [{ date: '201805', authority: '星河重工集团党委', text: '授予优秀共产党员称号' }],
  appraisals: [
    { year: '2022', result: { text: '称职' } },
    { year: '2023', result: { text: '优秀' } },
    { year: '2024', result: { text: '称职' } },
    { year: '2025', result: { text: '称职' } },
  ],
  family: [
    {
      relation: { text: '妻子' },
      name: '许明舟',
      birth: '197708',
      politics: { text: '群众' },
      work: '某市第二小学教师',
    },
    {
      relation: { text: '父亲' },
      name: '林守田',
      birth: '194903',
      politics: { text: '群众' },
      work: '某县农机厂退休工人',
      deceased: true,
    },
  ],
}

export type Changes = {
  readonly more?: Given
  readonly basic?: Fields
  readonly nothing?: readonly string[]
  readonly sections?: readonly Section[]
  readonly parameters?: Partial<Parameters>
  readonly edition?: Edition
}

export const sheetsFor = (changes: Changes = {}): Sheets => sheetsOf(printedFor(changes))

export const appointmentFor = (changes: Changes = {}): AppointmentForm => appointment.of(printedFor(changes))

export const catalogueFor = (changes: Changes, filed: readonly Ordered[]): CatalogueSheet =>
  catalogue.of({ ...printedFor(changes), filed })

function printedFor(changes: Changes): Printed {
  const given: Given = { ...person, ...changes.more, basic: [{ ...person['basic']?.[0], ...changes.basic }] }
  const contents: Contents = Object.fromEntries(Object.entries(given).map(([key, list]) => [key, records(list)]))
  const paper = { edition: changes.edition ?? '2025', reason: '', copies: 1 }
  return {
    contents,
    nothing: new Set(changes.nothing),
    sections: changes.sections ?? sections,
    unitName: () => '星河重工有限公司技术部',
    parameters: { ...parameters, paper, ...changes.parameters },
  }
}
