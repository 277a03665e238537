import { departure } from '#domain/cases/kinds/departure.ts'
import { departureKinds } from '#domain/codes/departure-kind.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import { partialDateOf } from '#domain/time.ts'
import { coded } from './reading.ts'
import type { DemoUpdate, UpdateStep } from './updates.ts'

/** So many days from now, or before. */
const dayAt = (today: Date, days: number) =>
  partialDateOf(new Date(today.getTime() + (days * 24 + 8) * 3_600_000).toISOString().slice(0, 10) as never)

type Leaving = {
  readonly kind: string
  readonly noticed?: number
  readonly last: number
  readonly more: Fields
  readonly agreement?: string
}

const leaving = ({ kind, noticed, last, more, agreement }: Leaving) => ({
  kind: departure,
  typed: (_: number, today: Date): Fields => ({
    kind: coded(departureKinds, kind),
    ...(noticed !== undefined && { noticed: dayAt(today, noticed) }),
    lastDay: dayAt(today, last),
    ...more,
  }),
  ...(agreement && { paper: { key: 'agreement', name: agreement } }),
})

/** What finance types where the demo has nothing on file. */
const settled = {
  pay: '7860',
  'pay.how': '全勤，按整月',
  bonus: '0',
  leave: '1420.69',
  'leave.how': '未休 2 天 × 日工资 × 200 %',
  severance: '0',
  social: '825.30',
  housing: '943.20',
  tax: '86.40',
  loan: '0',
}

const does = (day: number, at: string, typed: Readonly<Record<string, string>> = {}): UpdateStep => ({
  day,
  at,
  does: typed,
})

const agrees = (day: number, at: string): UpdateStep => ({ day, at, verdict: 'approve' })

/** The head, legal, finance, then every leader there may be: where fewer are asked nobody sits any more. */
const decided = (review: string, more: Readonly<Record<string, string>> = {}): readonly UpdateStep[] => [
  agrees(8, 'head'),
  does(8, `legal-${review}`),
  does(7, 'estimate', { ...settled, ...more }),
  ...[7, 6, 6].map((day) => agrees(day, 'leaders')),
]

const handedOver: readonly UpdateStep[] = [
  does(5, 'hand-unit', { taker: '本部门同事' }),
  ...['it', 'office', 'finance', 'hr', 'legal'].map((who) => does(5, `hand-${who}`)),
]

const closed = (more: Readonly<Record<string, string>> = {}): readonly UpdateStep[] => [
  ...handedOver,
  does(4, 'final', { ...settled, ...more }),
  does(4, 'closing', { document: '岚离〔2026〕7号' }),
]

/** 离职 at every stage: the estimate waits for finance, hand-over is under way, one waits for its last day, one has left. */
export const leavers: readonly DemoUpdate[] = [
  {
    of: { unit: 'LC-SC', nth: 4 },
    begun: 9,
    text: '本人书面提出辞职。',
    drawn: [],
    form: leaving({
      kind: '辞职',
      noticed: -14,
      last: 18,
      more: { reason: '随家属迁居外地', plan: '在办项目移交同组同事，图纸两周内归还资料室' },
    }),
    steps: [agrees(8, 'head'), does(8, 'legal-resignation')],
  },
  {
    of: { unit: 'LC-YX', nth: 1 },
    begun: 9,
    text: '岗位合并，双方协商一致。',
    drawn: [],
    form: leaving({
      kind: '协商解除（单位提出）',
      agreement: '解除劳动合同协议书.jpg',
      last: 10,
      more: {
        reason: '营销片区合并，岗位撤销',
        terms: '支付经济补偿，社保缴至当月，双方再无争议',
        plan: '客户资料移交片区负责人',
      },
    }),
    steps: [
      ...decided('agreement', { severance: '31440', 'severance.how': '按本单位年限' }),
      ...handedOver.slice(0, 1),
    ],
  },
  {
    of: { unit: 'LC-SC', nth: 5 },
    begun: 9,
    text: '到达法定退休年龄。',
    drawn: [],
    form: leaving({
      kind: '退休',
      last: 3,
      more: { reason: '到达法定退休年龄', plan: '带教徒弟接手，设备台账移交班组' },
    }),
    steps: [...decided('farewell'), ...closed()],
  },
  {
    of: { unit: 'LC-ZL', nth: 4 },
    begun: 9,
    text: '集团统一调配。',
    drawn: [],
    form: leaving({
      kind: '调出',
      last: -5,
      more: { reason: '集团内另一企业任职', plan: '质量体系文件移交部门副职' },
    }),
    steps: [...decided('farewell'), ...closed()],
  },
]
