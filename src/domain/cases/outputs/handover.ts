import type { Group } from '#domain/access/groups.ts'
import { handoverAnswers } from '#domain/codes/handover-answer.ts'
import { isWholeDay } from '#domain/days.ts'
import type { Coded, Field, Fields } from '#domain/dossiers/section.ts'
import { answering } from './answering.ts'

const handover = (key: string, group: Group, points: readonly string[], more: readonly Field[] = []) =>
  answering(key, { group, codes: handoverAnswers, points, more })

/** 本部门: what is handed to whom (docs/law/departure.md §4). */
export const handoverUnit = handover(
  'handover-unit',
  'career',
  ['papers', 'files', 'work', 'clients', 'seals', 'supplies'],
  [{ key: 'taker', kind: 'text', group: 'career', max: 60, required: true, help: true }],
)

/** 信息技术: by numbers alone (docs/decisions/0110). */
export const handoverIt = handover('handover-it', 'who', ['devices', 'mail', 'accounts', 'remote'])

/** 行政. */
export const handoverOffice = handover('handover-office', 'custody', [
  'cards',
  'workplace',
  'clothing',
  'housing',
  'vehicle',
  'phone',
])

/** 财务. */
export const handoverFinance = handover('handover-finance', 'pay', ['loans', 'receivables', 'claims', 'card'])

/** 人力资源, which answers for the union and the party as well (docs/decisions/0110): nobody else reads that. */
export const handoverHr = handover('handover-hr', 'identity', [
  'handbook',
  'attendance',
  'insurance',
  'contact',
  'union',
  'party',
  'declaration',
])

/** 法务、保密; until when 脱密期 runs, for whom it does. */
export const handoverLegal = handover(
  'handover-legal',
  'contract',
  ['nonCompete', 'secrecy', 'carriers', 'declassification'],
  [{ key: 'secretUntil', kind: 'partial-date', group: 'contract', help: true, rule: secretUntil }],
)

/** It is a day, and of somebody whom the period concerns. */
function secretUntil(value: unknown, { declassification }: Fields): string | undefined {
  if (!isWholeDay(value)) return 'day-needed'
  return (declassification as Coded | undefined)?.code === doesNotApply ? 'secret-does-not-apply' : undefined
}

const doesNotApply = '2'
