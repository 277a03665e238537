import { completenessBands } from '#domain/codes/completeness.ts'
import { dayOf } from '#domain/time.ts'
import type { Measure } from '../measure.ts'

/** Whose dossier is kept: of somebody who is here, or who is gone. */
export const presence: Measure = {
  name: '人员去向',
  en: 'Here or gone',
  group: 'who',
  means: {
    name: '截止日在册的为在职；已经离开、档案还在本单位的为离开',
    en: 'On the rolls on the day; gone are those who left while the dossier is still kept here',
  },
  values: [
    { code: 'here', name: '在职', en: 'Here' },
    { code: 'gone', name: '已离开', en: 'Gone' },
  ],
  of: ({ isPresent }) => (isPresent ? 'here' : 'gone'),
}

const firstYear = 2000
const lastYear = 2050

/** 建档年度: in which year it was put on file in this program. */
export const fileYear: Measure = {
  name: '归入年度',
  en: 'Year put on file',
  group: 'who',
  means: { name: '档案在本系统归档的年度', en: 'The year in which the dossier was put on file here' },
  values: Array.from({ length: lastYear - firstYear + 1 }, (_, at) => {
    const code = String(lastYear - at)
    return { code, name: `${code}年`, en: code }
  }),
  // The calendar is asked where the year may be another one here than in UTC.
  of: ({ archived }) => (archived.slice(5, 10) === '12-31' ? dayOf(archived) : archived).slice(0, 4),
}

/** 库房 of the box in which the first volume lies. */
export const room: Measure = {
  name: '库房',
  en: 'Room of the archive',
  group: 'custody',
  means: {
    name: '第一册所在档案盒的库房；存放位置没有日期，按现在的位置',
    en: 'The room of the box of its first volume; places have no date and are those of today',
  },
  undated: true,
  values: 'rooms',
  of: ({ box }) => box?.split('-')[0],
}

/** Whether a box is known: 账实相符. */
export const boxed: Measure = {
  name: '存放位置',
  en: 'Place',
  group: 'custody',
  undated: true,
  means: {
    name: '第一册有没有登记档案盒；按现在的位置',
    en: 'Whether a box is known of the first volume, as it lies today',
  },
  values: [
    { code: 'boxed', name: '已装盒', en: 'In a box' },
    { code: 'none', name: '没有登记位置', en: 'No place known' },
  ],
  of: ({ box }) => (box ? 'boxed' : 'none'),
}

/** 完整度 of the whole dossier, by the marks of an audit. */
export const completeness: Measure = {
  name: '完整度',
  en: 'Completeness',
  group: 'whole',
  means: {
    name: '应填项目中已有的比例，按截止日所知',
    en: 'The share of what a dossier of this kind should have, as it was known on the day',
  },
  values: completenessBands.codes,
  of: ({ complete }) => {
    if (complete === undefined) return undefined
    const share = Number(complete)
    return share === 100 ? '1' : share >= 90 ? '2' : '3'
  },
}

/** 正本 or 副本. */
export const volumeKind: Measure = {
  name: '正副本',
  en: 'Original or duplicate',
  group: 'custody',
  tells: 'volumes',
  undated: true,
  means: { name: '登记的卷册，按现在的登记', en: 'The volumes as they are registered today' },
  values: [
    { code: 'original', name: '正本', en: 'Original' },
    { code: 'duplicate', name: '副本', en: 'Duplicate' },
  ],
  of: (_, __, ___, volume) => (volume?.is === 'volumes' ? volume.kind : undefined),
}
