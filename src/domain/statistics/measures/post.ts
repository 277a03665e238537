import type { Measure } from '../measure.ts'

/** One place of a post: held, vacant, or somebody beyond its places. */
export const postState: Measure = {
  name: '编制使用',
  en: 'Places of posts',
  group: 'who',
  tells: 'posts',
  means: {
    name: '只算定了编制的岗位；谁在岗按档案里的现任职务；制表人无权查看的人员所占的编制不计入',
    en: 'Posts with a headcount alone; who sits there is read from the post that a dossier names; places of people whom the maker may not see are left out',
  },
  values: [
    { code: 'held', name: '在编', en: 'Held' },
    { code: 'over', name: '超编', en: 'Beyond the headcount' },
    { code: 'vacant', name: '空缺', en: 'Vacant' },
  ],
  of: (_, __, ___, one) => (one?.is === 'posts' ? one.state : undefined),
}

/** 岗位. */
export const post: Measure = {
  name: '岗位',
  en: 'Post',
  group: 'who',
  tells: 'posts',
  means: { name: '组织机构里登记的岗位', en: 'The posts that the organisation has' },
  values: 'posts',
  of: (_, __, ___, one) => (one?.is === 'posts' ? one.post : undefined),
}

/** The unit that a post belongs to. */
export const postUnit: Measure = {
  name: '岗位所在部门',
  en: 'Unit of the post',
  group: 'who',
  tells: 'posts',
  means: { name: '岗位所在的部门', en: 'The unit that has the post' },
  values: 'units',
  of: (_, __, ___, one) => (one?.is === 'posts' ? one.unit : undefined),
}
