import { applyChanges } from '#actions/dossiers/applying.ts'
import { inTransaction } from '#db/transaction.ts'
import { healthCheckKinds } from '#domain/codes/health-check-kind.ts'
import { trainingKinds } from '#domain/codes/training-kind.ts'
import { trainingLevels } from '#domain/codes/training-level.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import type { DossierId, RecordId } from '#domain/ids.ts'
import type { PartialDate } from '#domain/time.ts'
import { workday } from './calendar.ts'
import { named } from './drafting.ts'
import type { Life, Surroundings } from './life.ts'
import type { Plan } from './plans.ts'

const changes = 300
const perDay = 15

type Late = { readonly section: 'training' | 'health'; readonly record: RecordId; readonly fields: Fields }

/** 补录: what a career of decades left on paper is typed in over four weeks, and much of it corrected some days later. */
export async function* enteredLate(around: Surroundings, plan: Plan, dossier: DossierId, from: number): Life {
  const { app, company, today } = around
  const all = recordsOf(app.newId, today.getFullYear())
  const days = Math.ceil(changes / perDay)
  for (let day = 0; day < days; day += 1) {
    yield workday(today, Math.max(2, from - 1 - day), `16:${String(10 + (day % 40)).padStart(2, '0')}:30`)
    const some = all.slice(day * perDay, (day + 1) * perDay)
    const written = some.map(({ section, ...one }) => ({ dossier, section: named(section), ...one }))
    await inTransaction(app, (app) => applyChanges(app, company.actorOf(plan.by), written))
  }
}

/** Each course is entered, and two days later its certificate is added; so are the yearly examinations. */
function recordsOf(newId: <Id extends string>() => Id, year: number): readonly Late[] {
  const courses = Array.from({ length: 130 }, (_, at): Late => {
    const [name, kind, hours] = offered[at % offered.length] as (typeof offered)[number]
    const month = `${year - 1 - Math.floor(at / 5)}${String(2 + ((at * 2) % 10)).padStart(2, '0')}` as PartialDate
    const fields = {
      name: `${name}（第${Math.floor(at / offered.length) + 1}期）`,
      from: month,
      to: month,
      hours: String(hours),
      kind: { code: trainingKinds.codes.find((code) => code.name === kind)?.code ?? '', text: kind },
      level: { code: trainingLevels.codes.find((code) => code.name === '本单位')?.code ?? '', text: '本单位' },
      organiser: '岚川重装安全环保部',
      result: '合格',
    }
    return { section: 'training', record: newId<RecordId>(), fields }
  })
  const examinations = Array.from({ length: 20 }, (_, at): Late => {
    const kind = healthCheckKinds.codes.find(({ name }) => name === '在岗期间职业健康检查')
    const fields = {
      kind: { code: kind?.code ?? '', text: kind?.name ?? '' },
      date: `${year - 1 - at}05` as PartialDate,
      hospital: '岚州市人民医院体检中心',
      result: at % 6 === 5 ? '双耳高频听力轻度下降' : '未见异常',
    }
    return { section: 'health', record: newId<RecordId>(), fields }
  })
  const entered = [...courses, ...examinations]
  const corrected = entered.map((one, at): Late => ({ ...one, fields: { ...one.fields, ...correction(one, at) } }))
  return Array.from({ length: entered.length / perDay }, (_, at) => at * perDay).flatMap((at) => [
    ...entered.slice(at, at + perDay),
    ...corrected.slice(at, at + perDay),
  ])
}

const offered = [
  ['铸锻作业安全规程培训', '安全生产', 16],
  ['班组长管理能力培训', '任职培训', 24],
  ['砂型铸造新工艺培训', '专门业务', 20],
  ['职业病防护知识培训', '安全生产', 8],
  ['质量意识与体系标准培训', '知识更新', 12],
] as const

const correction = ({ section }: Late, at: number): Fields =>
  section === 'training' ? { certificate: `PX-${String(2001 + at)}` } : { text: '原始体检表存职业健康监护档案。' }
