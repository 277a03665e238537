import type { Run } from '#domain/cases/case.ts'
import { blockNamed } from '#domain/cases/route.ts'
import { yuan } from '#domain/codes/currency.ts'
import { sameValue } from '#domain/dossiers/diff.ts'
import { typedValue } from '#domain/dossiers/form.ts'
import type { Fields, Value } from '#domain/dossiers/section.ts'
import { pay } from '#domain/dossiers/sections/pay.ts'
import { type Money, negative, shownMoney, sumOf } from '#domain/money.ts'
import type { ApprovalForm, ApprovalSheet } from '#domain/prints/papers/approval.ts'
import { printable } from '#domain/prints/printable.ts'
import { formatPartialDate, type PartialDate } from '#domain/time.ts'
import { type MessageKey, translator } from '#views/i18n/index.ts'
import { opinionsIn } from './approval.ts'
import type { CaseMaterial } from './case-papers.ts'
import { worded } from './sheet-parts.ts'

/** An official sheet is Chinese whatever the language of whoever prints it. */
const t = translator('zh-Hans')

/**
 * 工资变动审批表: who it is, what changes and why, each amount before and after, and the opinions of whoever proposes, of HR and of
 * whoever approves, with room for their seals (docs/law/paper.md §6).
 */
export function payChange(material: CaseMaterial): ApprovalSheet {
  const { contents, state, unit, post, employer } = material
  const basic = contents['basic']?.[0]?.fields ?? {}
  const entry = contents['entry']?.[0]?.fields ?? {}
  const record = material.records.find(({ section }) => section === pay.key)
  const was = withTotal(record?.beside ?? record?.base ?? {})
  const now = withTotal(record?.fields ?? {})
  const said = (value: Value | undefined) => printable(typedValue(value))
  const rows: ApprovalForm[] = [
    row(
      [28, 30, 16, 20, 28, 43.8],
      ['姓名', material.name, '性别', said(basic['sex']), '出生年月', dated(basic['birth'])],
    ),
    row(
      [28, 30, 16, 20, 28, 43.8],
      [
        '工号',
        said(entry['staffNumber']) || material.number,
        '学历',
        said(contents['education']?.at(-1)?.fields['level']),
        '参加工作时间',
        dated(basic['workStart']),
      ],
    ),
    row([28, 70, 26, 41.8], ['工作单位', printable(employer), '所在部门', printable(unit)]),
    row([28, 70, 26, 41.8], ['现任职务', printable(post), '职级', said(basic['rank'])]),
    row([28, 70, 26, 41.8], ['变动原因', said(now['reason']), '执行时间', dated(now['from'])]),
    { cells: ['项目', '变动前', '变动后', '增（减）'].map(head([41.8, 42, 42, 40])) },
    ...lines.map(({ keys, amount }) => ({
      cells: [
        t(`field.pay.${keys[0]}` as MessageKey),
        both(was, keys),
        both(now, keys),
        amount ? difference(was[keys[0]], now[keys[0]]) : changed(was, now, keys),
      ].map((words, at) => ({
        words: printable(words),
        width: [41.8, 42, 42, 40][at] ?? 0,
        ...(at === 0 && { head: true }),
      })),
    })),
    row(
      [28, 70, 26, 41.8],
      [
        '依据、文号',
        [said(now['document']), printable(record?.basis ?? '')].filter(Boolean).join('　'),
        '批准机关',
        said(now['authority']),
      ],
    ),
    row([28, 137.8], ['事由', printable(state.submissions.at(-1)?.text ?? '')], 12),
    ...signed(material),
    row([28, 137.8], ['备注', '金额单位：元。各环节意见以本系统记录为准，随附审批单。'], 12),
  ]
  return {
    is: 'approval',
    title: '工资变动审批表',
    name: printable(material.name),
    number: material.number,
    form: rows,
    facts: [],
    changes: [],
    opinions: [],
    remarks: [],
    signers: [],
  }
}

/** 工资标准 and 工资额, as 工资变动登记表 lists them (docs/law/paper.md §6). */
const lines: readonly { readonly keys: readonly [string, ...string[]]; readonly amount: boolean }[] = [
  { keys: ['grade', 'step'], amount: false },
  { keys: ['coefficient'], amount: false },
  { keys: ['postPay'], amount: true },
  { keys: ['allowances'], amount: true },
  { keys: ['total'], amount: true },
]

/** 工资额, of a record that says its parts alone. */
function withTotal(fields: Fields): Fields {
  const total = fields['total'] ?? sumOf([fields['postPay'], fields['allowances']] as readonly (Money | undefined)[])
  return total === undefined ? fields : { ...fields, total }
}

const both = (fields: Fields, keys: readonly string[]): string =>
  keys.flatMap((key) => (fields[key] === undefined ? [] : [worded(fields[key])])).join(' ')

const changed = (was: Fields, now: Fields, keys: readonly string[]): string =>
  keys.some((key) => now[key] !== undefined) && keys.every((key) => sameValue(was[key], now[key])) ? '不变' : ''

function difference(was: Value | undefined, now: Value | undefined): string {
  const amount = (value: Value | undefined): Money =>
    typeof value === 'object' && 'cents' in value ? value : { cents: 0, currency: yuan }
  if (was === undefined && now === undefined) return ''
  const more = sumOf([amount(now), negative(amount(was))])
  return more ? shownMoney(more) : ''
}

/** Who proposes, HR, and who approves: each with what was said, and room for a seal and a date by hand. */
const signed = (material: CaseMaterial): readonly ApprovalForm[] =>
  [
    { label: '财务部门意见', of: ['finance'] },
    { label: '人力资源部门意见', of: ['hr', 'hr-lead', 'checker'] },
    { label: '审批机关意见', of: ['leaders'] },
  ].map(({ label, of }) => {
    const isOf = (run: Run) => {
      const decides = blockNamed(material.route, run.block)?.decides ?? []
      return 'part' in decides && of.includes(decides.part)
    }
    const opinions = opinionsIn(material, isOf).map(({ person, office, words, at }) =>
      [words.replaceAll('\n', '，'), [person, office].filter(Boolean).join('　'), at.slice(0, 10)].join('　'),
    )
    return row(
      [28, 137.8],
      [label, [...opinions, '', '　　　　　　　　　　　　　　（盖章）　　　　　年　　月　　日'].join('\n')],
      30,
    )
  })

const row = (widths: readonly number[], words: readonly string[], height?: number): ApprovalForm => ({
  cells: words.map((said, at) => ({ words: said, width: widths[at] ?? 0, ...(at % 2 === 0 && { head: true }) })),
  ...(height !== undefined && { height }),
})

const head =
  (widths: readonly number[]) =>
  (words: string, at: number): ApprovalForm['cells'][number] => ({ words, width: widths[at] ?? 0, head: true })

const dated = (value: Value | undefined): string =>
  typeof value === 'string' ? formatPartialDate(value as PartialDate) : ''
