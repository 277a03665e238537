import { rewardKinds } from '#domain/codes/reward-kind.ts'
import { byDate } from '#domain/dossiers/order.ts'
import type { Section } from '#domain/dossiers/section.ts'
import { readConduct, saysNone } from '#domain/parsing/rewards.ts'

/** 奖励. Of 奖惩情况 only what is certainly a reward comes here (docs/decisions/0070). */
export const rewards: Section = {
  key: 'rewards',
  single: false,
  headline: ['date', 'text'],
  fields: [
    { key: 'date', kind: 'partial-date', group: 'appraisal', past: true },
    { key: 'kind', kind: 'code', group: 'appraisal', codes: rewardKinds, unasked: true },
    { key: 'authority', kind: 'text', group: 'appraisal' },
    { key: 'text', kind: 'long-text', group: 'appraisal', required: true, max: 600 },
    { key: 'document', kind: 'text', group: 'appraisal', max: 100, unasked: true },
    { key: 'paper', kind: 'file', group: 'appraisal' },
  ],
  needs: [{ is: 'answer', excusable: true }],
  expects: [{ is: 'field', field: 'date' }],
  exchange: {
    tags: ['JiangChengQingKuang'],
    read: (file) => readConduct(file.text('JiangChengQingKuang')).rewards,
    saysNothing: (file) => saysNone(file.text('JiangChengQingKuang')),
  },
  order: byDate('date'),
}
