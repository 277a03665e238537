import type { Roll } from '../roll.ts'

/** 通讯录: unit by unit, in the order of the list. */
export const phones: Roll = {
  heading: '通讯录',
  lying: false,
  always: ['name', 'mobile'],
  usual: ['post', 'phone'],
  more: ['staffNumber', 'sex', 'email'],
  arrange: (people, { unitName }) => ({
    parts: [...Map.groupBy(people, ({ row }) => row.unit)].map(([unit, all]) => ({
      heading: `${unitName(unit)}（${all.length} 人）`,
      people: all,
    })),
    notes: [],
  }),
}
