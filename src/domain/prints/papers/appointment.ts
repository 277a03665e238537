import { printed } from '#domain/access/rights.ts'
import type { Coded, Fields, Value } from '#domain/dossiers/section.ts'
import type { Edition } from '#domain/prints/form.ts'
import { type BasicSheet, basic, rewardsIn } from '#domain/prints/sheets/basic.ts'
import { type ResumeLine, resume } from '#domain/prints/sheets/resume.ts'
import type { Printed } from '#domain/prints/sheets/sheet.ts'
import { chineseMonth, date, month, recordsOf, text } from '#domain/prints/sheets/words.ts'
import type { PartialDate } from '#domain/time.ts'
import type { Paper } from './paper.ts'

/**
 * 干部任免审批表 (docs/law/appointment-form.md). A material and no finding aid: it is printed for signatures, bears 未签批,
 * and never goes stale (docs/decisions/0031).
 */
export type AppointmentForm = {
  readonly is: 'appointment'
  readonly edition: Edition
  /** Rows 1 to 9, appraisals and family; its rewards are the whole of 奖惩情况. */
  readonly person: BasicSheet
  readonly resume: readonly ResumeLine[]
  readonly proposed: string
  readonly removed: string
  readonly reason: string
  readonly submitter: string
  /** `2026年11月1日`, below the submitter. */
  readonly filledOn: string
  readonly filledBy: string
}

export const appointment: Paper<AppointmentForm> = {
  groups: [...printed, 'discipline', 'form'],
  needs: ['form'],
  material: true,
  purpose: '呈批（未签批）',
  says: {
    basic: basic.says['basic'] ?? [],
    education: basic.says['education'] ?? [],
    titles: basic.says['titles'] ?? [],
    appraisals: basic.says['appraisals'] ?? [],
    rewards: basic.says['rewards'] ?? [],
    family: basic.says['family'] ?? [],
    resume: resume.says['resume'] ?? [],
    punishments: ['kind', 'authority', 'text'],
    conduct: ['text'],
    form: ['proposed', 'removed', 'reason', 'submitter', 'filledBy'],
  },
  photo: true,
  of: appointmentOf,
}

function appointmentOf(printed: Printed): AppointmentForm {
  const form: Fields = { ...recordsOf(printed, 'form')[0], ...printed.parameters.paper?.form }
  const parameters = { ...printed.parameters, ageDate: ageDateOf(printed) }
  return {
    is: 'appointment',
    edition: printed.parameters.paper?.edition ?? '2025',
    person: { ...basic.of({ ...printed, parameters }), rewards: conductOf(printed), extra: [] },
    resume: resume.of(printed).lines,
    proposed: text(form['proposed']),
    removed: text(form['removed']),
    reason: text(form['reason']),
    submitter: text(form['submitter']),
    filledOn: chineseDate(date(form['filledOn'])),
    filledBy: text(form['filledBy']),
  }
}

/** 计算年龄时间: the one typed for this print, else that of the form, else the day it was filled in, else today. */
export function ageDateOf(printed: Pick<Printed, 'contents' | 'parameters'>): PartialDate {
  const fields = printed.contents['form']?.[0]?.fields ?? {}
  const { paper, ageDate } = printed.parameters
  return paper?.ageDate ?? date(fields['ageDate']) ?? date(fields['filledOn']) ?? ageDate
}

/**
 * 奖惩情况 whole, since whoever prints the form may read it: rewards, punishments, then what is read as neither; 无 where
 * that was declared.
 */
function conductOf(printed: Printed): string {
  const rest = recordsOf(printed, 'conduct').map((fields) => withoutEnd(text(fields['text'])))
  const punished = recordsOf(printed, 'punishments').map(punishmentOf)
  const all = [...rewardsIn(printed), ...punished, ...rest].filter(Boolean)
  if (all.length > 0) return `${all.join('；')}。`
  return printed.nothing.has('rewards') ? '无' : ''
}

/** `2019年03月，经××批准，因××，受党内警告处分（影响期至2019.09）`: with reason and term (docs/law/appointment-form.md §4). */
function punishmentOf(fields: Fields): string {
  const [decided, until, lifted] = [date(fields['decided']), date(fields['until']), date(fields['lifted'])]
  const authority = text(fields['authority'])
  const term = lifted ? `（${month(lifted)}解除）` : until ? `（影响期至${month(until)}）` : ''
  const kind = text(fields['kind']).replace(/（事业单位）$/, '')
  const said = `受${kind}${isSanction(fields['kind']) && !kind.endsWith('处分') ? '处分' : ''}${term}`
  return [decided && chineseMonth(decided), authority && `经${authority}批准`, withoutEnd(text(fields['text'])), said]
    .filter(Boolean)
    .join('，')
}

/** Party, administrative and house sanctions are 处分; admonition, court and police are not. */
const isSanction = (kind: Value | undefined): boolean => /^[1-46]/.test((kind as Coded | undefined)?.code ?? '')

const withoutEnd = (words: string) => words.replace(/[；;。\s]+$/, '')

const chineseDate = (value: PartialDate | undefined): string => {
  const [year, month, day] = [value?.slice(0, 4), Number(value?.slice(4, 6)), Number(value?.slice(6, 8))]
  return year ? [`${year}年`, month ? `${month}月` : '', day ? `${day}日` : ''].join('') : ''
}
