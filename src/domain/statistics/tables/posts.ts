import type { StandardTable } from '../table.ts'

/** 编制与在岗: only where a house set headcounts, since no other post counts. */
export const headcounts: StandardTable = {
  name: '编制与在岗',
  en: 'Headcount against people',
  chapter: 'units',
  means: {
    name: '组织机构里定了编制的岗位，截止日的编制、在岗、超编和空缺',
    en: 'The posts with a headcount: how many places, how many people on them, beyond them, and vacant on the day',
  },
  of: 'posts',
  rows: ['post-unit', 'post'],
  columns: [
    {
      is: 'of-which',
      columns: [
        { measure: 'post-state', values: ['held', 'vacant'], name: '编制', en: 'Headcount' },
        { measure: 'post-state', values: ['held', 'over'], name: '在岗', en: 'People' },
        { measure: 'post-state', values: ['over'], name: '超编', en: 'Beyond' },
        { measure: 'post-state', values: ['vacant'], name: '空缺', en: 'Vacant' },
      ],
    },
  ],
}
