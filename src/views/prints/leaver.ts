import type { Group } from '#domain/access/groups.ts'
import type { CaseState } from '#domain/cases/case.ts'
import type { CasePaper } from '#domain/cases/kind.ts'
import { outputs } from '#domain/cases/outputs/index.ts'
import { besideKey, settledItems, settledSums } from '#domain/cases/outputs/settlement.ts'
import { blocksOf, type Handle, type Route } from '#domain/cases/route.ts'
import { counted, recordedAt, verdictsOf } from '#domain/cases/standing.ts'
import { yuan } from '#domain/codes/currency.ts'
import { leavingBy } from '#domain/departures/kind.ts'
import { kindIn, leavingTyped } from '#domain/departures/leaving.ts'
import { typedValue } from '#domain/dossiers/form.ts'
import type { Contents, Fields, Value } from '#domain/dossiers/section.ts'
import type { PersonId } from '#domain/ids.ts'
import { type Money, shownMoney } from '#domain/money.ts'
import type { ApprovalSheet, ApprovalTable } from '#domain/prints/papers/approval.ts'
import { printable } from '#domain/prints/printable.ts'
import type { ProposedRecord } from '#domain/proposals/proposal.ts'
import { formatPartialDate, monthNumber, type PartialDate, wallClock } from '#domain/time.ts'
import { type MessageKey, translator } from '#views/i18n/index.ts'
import { blankSheet, factsSaid } from './sheet-parts.ts'

/** What the papers of somebody who leaves are made from. */
export type Leaver = {
  readonly name: string
  readonly number: string
  readonly post: string
  readonly unit: string
  /** The legal entity that employs. */
  readonly employer: string
  readonly route: Route
  readonly state: CaseState
  readonly contents: Contents
  readonly records: readonly ProposedRecord[]
  readonly nameOf: (person: PersonId) => string
}

/** What of the dossier they need: who it is, since when, and under which contract. */
export const leaverGroups: readonly Group[] = ['who', 'career', 'contract', 'id-numbers']

/** An official sheet is Chinese whatever the language of whoever prints it. */
const t = translator('zh-Hans')

/**
 * 解除（终止）劳动合同证明: the term of the contract, the day it ended, the post and the years of service, as Art. 50 and
 * 实施条例 Art. 24 ask; never the reason (docs/law/departure.md §5).
 */
function certificate(leaver: Leaver): ApprovalSheet {
  const { contents, records, post, unit } = leaver
  const fields = leavingTyped(records)
  const ends = leavingBy(kindIn(fields))?.review === 'expiry' ? '终止' : '解除'
  const contract = contents['contracts']?.at(-1)?.fields ?? {}
  const entered = contents['entry']?.[0]?.fields['entered']
  const last = fields['lastDay']
  const isContract = Object.keys(contract).length > 0
  return {
    ...blankSheet(leaver, isContract ? `${ends}劳动合同证明` : '离职证明'),
    number: '',
    facts: factsSaid([
      ['姓名', leaver.name],
      ['公民身份号码', said(contents['id-numbers']?.[0]?.fields['number'])],
      ['用人单位', leaver.employer],
      ['所在部门', unit],
      ['工作岗位', post],
      ['进入本单位时间', dated(entered)],
      ['劳动合同期限', isContract ? [dated(contract['from']), dated(contract['to']) || '无固定期限'].join(' 至 ') : ''],
      [isContract ? `劳动合同${ends}日期` : '离职日期', dated(last)],
      ['在本单位工作年限', served(entered, last)],
    ]),
    remarks: ['以上情况属实，特此证明。本证明一式两份，单位和本人各执一份。'],
    signers: ['单位（盖章）：　　　　　　　　　　　　', '本人签收：　　　　　　　　　　　　　　'],
  }
}

/** 离职交接表: every point of every department, who said so and when, and who signs. */
function handover(leaver: Leaver): ApprovalSheet {
  const { state, nameOf } = leaver
  const done = (block: string) => {
    const run = counted(state).find((one) => one.block === block)
    const verdict = run && verdictsOf(run).at(-1)
    if (!verdict || verdict.by === 'system') return '尚未办理'
    return `${nameOf(verdict.by)}\n${dayOf(verdict.at)}`
  }
  const rowsOf = ({ id, output }: Handle): readonly (readonly string[])[] => {
    const recorded = recordedAt(state, id)
    return (outputs[output]?.fields ?? [])
      .filter(({ key, required }) => required || recorded?.[key] !== undefined)
      .map(({ key, kind }, at) => [
        at === 0 ? t(`case.block.${id}` as MessageKey).replace('交接', '') : '',
        t(`field.${output}.${key}` as MessageKey),
        kind === 'partial-date' ? dated(recorded?.[key]) : said(recorded?.[key]),
        at === 0 ? done(id) : '',
      ])
  }
  const tasks = tasksIn(leaver.route, (output) => output.startsWith('handover-'))
  return {
    ...blankSheet(leaver, '离职交接表'),
    facts: factsSaid([
      ['所在部门', leaver.unit],
      ['现任职务', leaver.post],
      ['最后工作日', dated(leavingTyped(leaver.records)['lastDay'])],
      ['交接安排', said(leavingTyped(leaver.records)['plan'])],
    ]),
    tables: [
      { shares: [22, 50, 50, 28], heads: ['部门', '事项', '情况', '经办'], rows: cleaned(tasks.flatMap(rowsOf)) },
    ],
    signers: [
      '移交人（签字）：　　　　　　　　　　　',
      '接交人（签字）：　　　　　　　　　　　',
      '监交人（签字）：　　　　　　　　　　　',
    ],
  }
}

/** 离职结算单: the final figure, the estimate as long as there is none. */
function settled(leaver: Leaver): ApprovalSheet {
  const { state } = leaver
  const final = recordedAt(state, 'final')
  const fields = final ?? recordedAt(state, 'estimate')
  if (!fields) return { ...blankSheet(leaver, '离职结算单（测算）'), remarks: ['尚未测算。'], signers: [] }
  const { due, deducted, net } = settledSums(fields)
  return {
    ...blankSheet(leaver, final ? '离职结算单' : '离职结算单（测算）'),
    facts: factsSaid([
      ['所在部门', leaver.unit],
      ['现任职务', leaver.post],
      ['最后工作日', dated(leavingTyped(leaver.records)['lastDay'])],
    ]),
    tables: [
      linesOf(fields, 'due', '应付项目'),
      linesOf(fields, 'deducted', '应扣项目'),
      linesOf(fields, 'apart', '另列项目'),
    ].filter(({ rows }) => rows.length > 0),
    remarks: cleaned([
      [`应付合计 ${yuanOf(due)} 元，应扣合计 ${yuanOf(deducted)} 元，实付 ${yuanOf(net)} 元。`],
      ...(fields['remark'] === undefined ? [] : [[`说明：${said(fields['remark'])}`]]),
    ]).flat(),
    signers: [
      '财务（签字）：　　　　　　　　　　　　',
      '人力资源（签字）：　　　　　　　　　　',
      '本人确认（签字）：　　　　　　　　　　',
    ],
  }
}

export const leaverSheets = {
  certificate,
  handover,
  settlement: settled,
} satisfies Partial<Record<CasePaper, (leaver: Leaver) => ApprovalSheet>>

const tasksIn = (route: Route, is: (output: string) => boolean): readonly Handle[] =>
  blocksOf(route.body).filter((block): block is Handle => block.k === 'handle' && is(block.output))

function linesOf(fields: Fields, side: (typeof settledItems)[number]['side'], head: string): ApprovalTable {
  const items = settledItems.filter((item) => item.side === side && fields[item.key] !== undefined)
  return {
    shares: [38, 24, 54, 44],
    amounts: 1,
    heads: [head, '金额（元）', '算法', '依据、调整理由'],
    rows: cleaned(
      items.map(({ key }) => [
        t(`settlement.line.${key}` as MessageKey),
        shownMoney(fields[key] as Money),
        said(fields[besideKey(key, 'how')]),
        [said(fields[besideKey(key, 'source')]), said(fields[besideKey(key, 'why')])].filter(Boolean).join('；'),
      ]),
    ),
  }
}

const cleaned = (lines: readonly (readonly string[])[]) => lines.map((line) => line.map(printable))

const said = (value: Value | undefined): string => typedValue(value)

const yuanOf = (cents: number): string => shownMoney({ cents, currency: yuan })

const dated = (value: Value | undefined): string =>
  typeof value === 'string' ? formatPartialDate(value as PartialDate) : ''

const dayOf = (at: Parameters<typeof wallClock>[0]): string => {
  const { year, month, day } = wallClock(at)
  return `${year}.${month}.${day}`
}

/** From month to month, both counted whole; nothing where the beginning is not known. */
function served(from: Value | undefined, to: Value | undefined): string {
  if (typeof from !== 'string' || typeof to !== 'string' || from.length < 6 || to.length < 6) return ''
  const months = monthNumber(to as PartialDate) - monthNumber(from as PartialDate) + 1
  return months < 1 ? '' : `${Math.floor(months / 12)}年${months % 12}个月`
}
