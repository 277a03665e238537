import { daysLater, daysToReceipt } from '#domain/transfers/transfer.ts'
import type { Measure } from '../measure.ts'

/** 转出 or 转入. */
export const transferWay: Measure = {
  name: '转递方向',
  en: 'Out or in',
  group: 'custody',
  tells: 'transfers',
  means: {
    name: '转往其他单位，或从其他单位转来并已对应到人',
    en: 'To another unit, or from one and tied to a person',
  },
  values: [
    { code: 'out', name: '转出', en: 'Out' },
    { code: 'in', name: '转入', en: 'In' },
  ],
  of: (_, __, ___, one) => (one?.is === 'transfers' ? one.way : undefined),
}

/** How far a transfer is on the day. */
export const transferStep: Measure = {
  name: '转递进度',
  en: 'How far it is',
  group: 'custody',
  tells: 'transfers',
  means: {
    name: '转出：待寄、已寄未收回执、寄出满30天没有回执、已收回执；转入：已收未退回执、已退回执待入库、已入库',
    en: 'Out: to be sent, sent without a receipt, 30 days without one, received there. In: receipt owed, receipt sent, in its box',
  },
  values: [
    { code: 'to-send', name: '待寄', en: 'To be sent' },
    { code: 'sent', name: '未收回执', en: 'No receipt yet' },
    { code: 'late', name: '回执超过30天', en: 'Receipt late' },
    { code: 'received', name: '已收回执', en: 'Received there' },
    { code: 'owed', name: '未退回执', en: 'Receipt owed' },
    { code: 'answered', name: '待入库', en: 'To be stored' },
    { code: 'stored', name: '已入库', en: 'Stored' },
  ],
  of: (_, day, __, one) => {
    if (one?.is !== 'transfers') return undefined
    const [isSent, isReceived] = [one.sent && one.sent <= day, one.receipt && one.receipt <= day]
    if (one.way === 'in') return isReceived ? (isSent ? 'stored' : 'answered') : 'owed'
    if (!one.sent || !isSent) return 'to-send'
    return isReceived ? 'received' : daysLater(one.sent, daysToReceipt) < day ? 'late' : 'sent'
  },
}
