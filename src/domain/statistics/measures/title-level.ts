import { titleLevels } from '#domain/codes/title-level.ts'
import type { Measure } from '../measure.ts'
import { hasBegun } from '../month.ts'

/** 专业技术职务: as obtained (docs/decisions/0116). */
export const titleLevel: Measure = {
  name: '职称级别',
  en: 'Level of title',
  group: 'career',
  means: { name: '取得的最高一级，从取得那个月起算', en: 'The highest obtained, from its month on' },
  values: [...titleLevels.codes.filter(({ code }) => code !== '9'), { code: 'none', name: '无职称', en: 'None' }],
  of: ({ facts }, day) => {
    const had = new Set(
      (facts.titles ?? []).filter(({ from }) => !from || hasBegun(from, day)).map(({ level }) => level),
    )
    const highest = titleLevels.codes.find(({ code }) => code !== '9' && had.has(code))?.code
    return highest ?? (had.has(undefined) ? undefined : 'none')
  },
}
