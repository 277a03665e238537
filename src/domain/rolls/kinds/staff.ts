import { employedIn } from '../employed.ts'
import type { Roll } from '../roll.ts'

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
    const { people: employed, others } = employedIn(people)
    return { parts: [{ people: employed }], notes: others === '' ? [] : [`${others}不在本册。`] }
  },
}
