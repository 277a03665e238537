import { codeOf } from '#domain/codes/code.ts'
import { readingPurposes } from '#domain/codes/reading-purpose.ts'
import type { ApprovalFact } from '#domain/prints/papers/approval.ts'
import type { ReadingRequest } from '#domain/readings/request.ts'
import { translator } from '#views/i18n/index.ts'

/** Somebody as a form names them. */
type Named = { readonly name: string; readonly office: string }

type Of = {
  readonly request: ReadingRequest
  readonly readers: readonly Named[]
  readonly unit: string
  readonly whose: Named
}

const t = translator('zh-Hans')

/** 查阅审批表: what it says above the opinions, in the order of the form (docs/law/reading.md §3). */
export const readingApproval = ({ request, readers, unit, whose }: Of) => ({
  title: '干部人事档案查阅审批表',
  // 姓名 would be read as the name of whoever reads.
  of: '查阅对象',
  facts: [
    { label: '查阅单位', words: unit },
    ...(request.of === 'outside'
      ? request.visitors.map(({ name, office, politics, phone }, at) => ({
          label: `查阅人${at + 1}`,
          words: [name, office, politics, phone].filter(Boolean).join('　'),
        }))
      : readers.map(({ name, office }, at) => ({ label: `查阅人${at + 1}`, words: [name, office].join('　') }))),
    { label: '查阅对象', words: [whose.name, whose.office].filter(Boolean).join('　') },
    { label: '查阅事由', words: codeOf(readingPurposes, request.purpose)?.name ?? '' },
    { label: '查阅理由', words: request.reason },
    { label: '查阅内容', words: request.groups.map((group) => t(`group.${group}`)).join('、') },
    { label: '摘抄、复制', words: request.copying || '不摘抄、不复制' },
    { label: '查阅期限', words: `${request.from} 至 ${request.until}` },
  ] satisfies readonly ApprovalFact[],
})
