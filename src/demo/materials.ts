import { addMaterials } from '#actions/materials/adding.ts'
import { examine, giveBack } from '#actions/materials/steps.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import type { DossierId } from '#domain/ids.ts'
import type { ClassKey } from '#domain/materials/classes.ts'
import type { Entry } from '#domain/materials/material.ts'
import { dayOf, type PartialDate } from '#domain/time.ts'
import { mayCatalogue, readCatalogue } from '#gate/materials/reader.ts'
import type { App } from '#house/app.ts'
import { command, must } from './doing.ts'
import type { DemoPerson } from './person.ts'
import { type Ground, recordsOf } from './records.ts'

/** Whoever's catalogue is thick: each year of a long career has left its papers. */
export const thick = '石铁成'

/** 材料目录: the papers that a career like this one leaves; a few are missing, so that there is something to ask for. */
export async function enterCatalogue(
  app: App,
  by: Actor,
  dossier: DossierId,
  person: DemoPerson,
  ground: Ground,
): Promise<boolean> {
  if (!mayCatalogue(app, by, dossier)) return false
  const entries = papersOf(person, ground)
  must(await addMaterials(app, by, { dossier, entries }, 'filed', command(app)))
  return true
}

function papersOf(person: DemoPerson, ground: Ground): readonly Entry[] {
  const records = recordsOf(person, ground)
  const of = (section: string) => records.filter((one) => one.section === section).map(({ fields }) => fields)
  const [basic = {}] = of('basic')
  const began = Number(text(basic, 'workStart').slice(0, 4)) || ground.year - 10
  const joined = person.joined ?? ''
  const papers = [
    paper('1', '干部履历表', `${began + 4}07`, 8),
    paper('1', '干部履历表', `${ground.year - 5}10`, 6),
    paper('2', '自传', `${began}11`, 5),
    ...of('appraisals').map((one) => paper('3', '年度考核登记表', `${text(one, 'year')}1230`, 2)),
    ...of('education').flatMap((one) => [
      paper('4-1', '毕业生登记表', text(one, 'graduated'), 6),
      ...(one['degree'] ? [paper('4-1', '学位证书', text(one, 'graduated'), 1, '原件存本人')] : []),
    ]),
    ...of('titles').map((one) => paper('4-2', `${text(one, 'title')}任职资格评审表`, text(one, 'date'), 4)),
    ...(audited(person) ? [paper('5', '干部人事档案专项审核认定表', '201505', 4)] : []),
    paper('4-4', '安全生产培训登记表', `${ground.year - 2}05`, 2),
    ...(joined && !person.party
      ? [
          paper('6', '入党志愿书', joined, 12),
          paper('6', '入党申请书', `${Number(joined.slice(0, 4)) - 2}05`, 3),
          ...(person.name === thick ? [] : [paper('6', '转正申请书', `${Number(joined.slice(0, 4)) + 1}12`, 2)]),
        ]
      : []),
    ...of('rewards').map((one) => paper('7', '表彰奖励审批表', text(one, 'date'), 2)),
    paper('9-1', '转正定级审批表', `${began + 1}08`, 1),
    paper('9-1', '工资变动审批表', `${ground.year - 3}07`, 1),
    paper('9-2', '录用审批表', `${began}07`, 2),
    ...of('ranks').map((one) => paper('9-2', '任免审批表', text(one, 'from'), 2, text(one, 'document'))),
    paper('10', '报到证', `${began}07`, 1),
  ]
  return person.name === thick ? [...papers, ...yearly(began, ground.year)] : papers
}

/** Most have been; the others have something to be asked for. */
const audited = ({ name, birth }: DemoPerson) => name !== thick && Number(birth.slice(4, 6)) % 4 !== 0

/** A form for each ended year, up to a hundred and twenty lines with those that everybody has. */
const yearly = (began: number, year: number): readonly Entry[] =>
  Array.from({ length: year - 3 - began }, (_, at) => began + at).flatMap((one) => [
    paper('3', '年度考核登记表', `${one}1230`, 2),
    paper('4-4', '职工培训登记表', `${one}05`, 2),
    paper('9-1', '工资变动审批表', `${one}07`, 1),
    ...(one % 5 === 0 ? [paper('7', '先进生产者登记表', `${one}12`, 2)] : []),
  ])

const text = (fields: Fields, key: string): string => {
  const value = fields[key]
  return typeof value === 'object' && value !== null ? ('text' in value ? String(value.text) : '') : String(value ?? '')
}

const paper = (key: ClassKey, title: string, date: string, pages: number, remark?: string): Entry => ({
  class: key,
  title,
  ...(date && { date: date as PartialDate }),
  copies: 1,
  pages,
  form: title.endsWith('证书') ? 'copy' : 'original',
  volume: 'original',
  ...(remark && { remark }),
})

const loose: readonly (readonly [entry: Entry, from: string])[] = [
  [paper('6', '转正申请书', '200412', 3), '机关党委'],
  [paper('10', '家庭情况说明（手写）', '', 1), '本人'],
]

/** 散材料: one examined and waiting for longer than it should, one given back. */
export async function receiveEarly(app: App, by: Actor, dossier: DossierId): Promise<void> {
  for (const [entry, from] of loose) await receive(app, by, dossier, entry, from)
  const reading = await readCatalogue(app, by, dossier)
  for (const { id, version, kind, entry } of reading?.materials ?? []) {
    if (kind !== 'received') continue
    const at = { dossier, material: id, version }
    if (entry.class === '6') must(await examine(app, by, at, entry, command(app)))
    else must(await giveBack(app, by, at, '没有单位证明，不归档', command(app)))
  }
}

/** What came in the last days and waits to be examined. */
export async function receiveLately(app: App, by: Actor, dossier: DossierId, year: number): Promise<void> {
  await receive(app, by, dossier, paper('3', '年度考核登记表', `${year - 1}1231`, 2), '生产制造部')
  await receive(app, by, dossier, paper('4-4', '安全培训合格证书', `${year}06`, 1, '复印件'), '本人，经车间交')
}

const receive = async (app: App, by: Actor, dossier: DossierId, entry: Entry, from: string) =>
  must(
    await addMaterials(
      app,
      by,
      { dossier, entries: [{ ...entry, from, receivedOn: dayOf(app.now()) }] },
      'received',
      command(app),
    ),
  )
