import type { Value } from '#domain/dossiers/section.ts'
import { pay } from '#domain/dossiers/sections/pay.ts'
import { type Money, sumOf } from '#domain/money.ts'
import type { ApprovalSheet } from '#domain/prints/papers/approval.ts'
import { printable } from '#domain/prints/printable.ts'
import { formatPartialDate, type PartialDate } from '#domain/time.ts'
import { type MessageKey, translator } from '#views/i18n/index.ts'
import type { CaseMaterial } from './case-papers.ts'
import { blankSheet, factsSaid, worded } from './sheet-parts.ts'

/** An official sheet is Chinese whatever the language of whoever prints it. */
const t = translator('zh-Hans')

/** 行政介绍信: who comes, from where, and what for; the days for which it holds are written in by hand (docs/law/paper.md §9). */
export function introduction(material: CaseMaterial): ApprovalSheet {
  const { contents, name, unit, post } = material
  const basic = contents['basic']?.[0]?.fields ?? {}
  return {
    ...letter(material, '行政介绍信'),
    facts: factsSaid([
      ['姓名', name],
      ['性别', worded(basic['sex'])],
      ['出生年月', dated(basic['birth'])],
      ['政治面貌', worded(basic['politics'])],
      ['原单位', material.employer],
      ['原部门、职务', [unit, post].filter(Boolean).join(' ')],
      ['职级', worded(basic['rank'])],
      ['调往单位', material.to],
    ]),
    remarks: [
      `${addressed(material)}兹介绍${printable(name)}同志到你单位工作，请予接洽。`,
      '本介绍信有效期　　　天，自开具之日起计算。',
    ],
  }
}

/** 工资介绍信: what somebody was paid at last, and until when. Until which month is written in by hand: finance knows it on that day. */
export function payIntroduction(material: CaseMaterial): ApprovalSheet {
  const { name, unit, post } = material
  return {
    ...letter(material, '工资介绍信'),
    facts: factsSaid([
      ['姓名', name],
      ['原单位', material.employer],
      ['原部门、职务', [unit, post].filter(Boolean).join(' ')],
      ['调往单位', material.to],
      ...paid(material),
    ]),
    remarks: [
      `${addressed(material)}${printable(name)}同志的工资关系转往你单位，工资由我单位发至　　　　年　　　月，请从下月起发给。`,
    ],
  }
}

/** The last record of pay before the case, field by field; a field that it does not say is left out. */
function paid({ contents, records }: CaseMaterial): readonly (readonly [string, string])[] {
  const proposed = new Set(records.map(({ record }) => record))
  const last = contents['pay']?.findLast(({ id }) => !proposed.has(id))?.fields ?? {}
  const total = last['total'] ?? sumOf([last['postPay'], last['allowances']] as readonly (Money | undefined)[])
  return pay.fields
    .filter(({ key }) => ['from', 'grade', 'step', 'postPay', 'coefficient', 'allowances', 'total'].includes(key))
    .map(({ key, kind }) => {
      const value = key === 'total' ? total : last[key]
      return [t(`field.pay.${key}` as MessageKey), kind === 'partial-date' ? dated(value) : worded(value)] as const
    })
}

const letter = (material: CaseMaterial, title: string): ApprovalSheet => ({
  ...blankSheet(material, title),
  signers: ['单位（盖章）：　　　　　　　　　　　　', '开具日期：　　　　　　　　　　　　　　'],
})

/** Where nobody wrote down to whom, the line is left for the hand. */
const addressed = ({ to }: CaseMaterial): string => `${printable(to) || '　　　　　　　　　　'}：`

const dated = (value: Value | undefined): string =>
  typeof value === 'string' ? formatPartialDate(value as PartialDate) : ''
