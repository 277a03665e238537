import { titleLevels } from '#domain/codes/title-level.ts'
import type { Measure } from '../measure.ts'
import { hasBegun } from '../month.ts'

/** The highest first; 9 is no level. */
const levels = titleLevels.codes.map(({ code }) => code).filter((code) => code !== '9')

/** 专业技术职务: as obtained (docs/decisions/0116). */
export const titleLevel: Measure = {
  name: '职称级别',
  en: 'Level of title',
  group: 'career',
  means: { name: '取得的最高一级，从取得那个月起算', en: 'The highest obtained, from its month on' },
  values: [...titleLevels.codes.filter(({ code }) => code !== '9'), { code: 'none', name: '无职称', en: 'None' }],
  of: ({ facts: { titles } }, day) => {
    if (!titles) return 'none'
    let [highest, isUnsaid] = [levels.length, false]
    for (const { level, from } of titles) {
      if (from && !hasBegun(from, day)) continue
      const place = level === undefined ? -1 : levels.indexOf(level)
      if (place >= 0 && place < highest) highest = place
      if (level === undefined) isUnsaid = true
    }
    return levels[highest] ?? (isUnsaid ? undefined : 'none')
  },
}
