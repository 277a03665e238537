import type { Roll } from '../roll.ts'

/** Who works here without being employed here: an agency sends them, or they have retired. */
const others = ['劳务派遣人员', '返聘人员'] as const

/**
 * 职工名册, as 劳动合同法 Art. 7 and 实施条例 Art. 8 ask for it (docs/law/contracts.md §1): what they name is always on it. Whoever is
 * not employed here is counted at the foot.
 */
export const staff: Roll = {
  heading: '职工名册',
  lying: true,
  always: ['name', 'sex', 'idNumber', 'registered', 'address', 'mobile', 'employment', 'entered', 'term'],
  usual: [],
  more: ['staffNumber', 'unit', 'post', 'birth', 'nation', 'education'],
  grounds: '《劳动合同法》第七条、《劳动合同法实施条例》第八条',
  arrange: (people) => {
    const left = others.flatMap((kind) => {
      const count = people.filter(({ row }) => row.career?.kind === kind).length
      return count === 0 ? [] : [`${kind} ${count} 人`]
    })
    const employed = people.filter(({ row }) => !(others as readonly string[]).includes(row.career?.kind ?? ''))
    return { parts: [{ people: employed }], notes: left.length === 0 ? [] : [`${left.join('、')}不在本册。`] }
  },
}
