import { readingPurposes } from '#domain/codes/reading-purpose.ts'
import type { Measure } from '../measure.ts'

/** 查阅事由. */
export const readingPurpose: Measure = {
  name: '查阅事由',
  en: 'Ground of reading',
  group: 'custody',
  tells: 'readings',
  means: { name: '查阅申请所写的事由', en: 'The ground that the request names' },
  values: readingPurposes.codes,
  of: (_, __, ___, one) => (one?.is === 'readings' ? one.purpose : undefined),
}

/** On the screen, or at the desk, given back or out. */
export const readingAt: Measure = {
  name: '查阅方式',
  en: 'How it was read',
  group: 'custody',
  tells: 'readings',
  means: {
    name: '在系统里查阅，或在现场查阅纸质档案；截止日没有归还的单列',
    en: 'On the screen, or on paper at the desk; what was not back on the day stands by itself',
  },
  values: [
    { code: 'screen', name: '系统查阅', en: 'On the screen' },
    { code: 'desk', name: '现场查阅', en: 'At the desk' },
    { code: 'out', name: '现场未归还', en: 'Not given back' },
  ],
  of: (_, day, __, one) => {
    if (one?.is !== 'readings') return undefined
    return one.at === 'desk' && !(one.back && one.back <= day) ? 'out' : one.at
  },
}

/** Who read: people of this house, or of another one. */
export const readingOf: Measure = {
  name: '查阅单位',
  en: 'Whose readers',
  group: 'custody',
  tells: 'readings',
  means: { name: '查阅人是本单位的，或外单位的', en: 'Readers of this house, or of another unit' },
  values: [
    { code: 'house', name: '本单位', en: 'Of this house' },
    { code: 'outside', name: '外单位', en: 'Of another unit' },
  ],
  of: (_, __, ___, one) => (one?.is === 'readings' ? one.of : undefined),
}

/** 复制: whether sheets were taken along. */
export const readingCopied: Measure = {
  name: '复制',
  en: 'Copied',
  group: 'custody',
  tells: 'readings',
  means: { name: '归还时登记了复制张数的', en: 'Whether sheets were entered as copied when it came back' },
  values: [
    { code: 'copied', name: '有复制', en: 'Copied' },
    { code: 'none', name: '没有复制', en: 'Not copied' },
  ],
  of: (_, day, __, one) => {
    if (one?.is !== 'readings') return undefined
    return one.sheets && one.back && one.back <= day ? 'copied' : 'none'
  },
}
