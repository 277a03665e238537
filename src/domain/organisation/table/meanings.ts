/** What a column of a table of units may say. A unit stands in a row of its own; further rows of it bring its further posts and deputies. */
export const meanings = [
  'unit',
  'parent',
  'code',
  'kind',
  'series',
  'since',
  'head',
  'headTitle',
  'leader',
  'leaderTitle',
  'deputy',
  'deputyTitle',
  'post',
  'rank',
  'lowest',
  'headcount',
] as const

export type Meaning = (typeof meanings)[number]

/** A column that is not read. */
export const notRead = 'none'

/** How offices head such columns, signs and blanks aside. */
const known: Readonly<Record<Meaning, RegExp>> = {
  unit: /^(单位|机构|部门|科室)(名称)?$|^(本级)?(机构|部门)名$|^unit$/i,
  parent: /^(上级|隶属|所属|归属|上一级)(单位|机构|部门)?(名称)?$|^(parent|under)$/i,
  code: /^(单位|机构|部门)?(代码|编码|编号)$|^code$/i,
  kind: /^(单位|机构|部门)?(类别|类型|层级)$|^kind$/i,
  series: /^(档案)?编号前缀$|^series$/i,
  since: /^(成立|设立|启用)(日期|时间)$|^从哪天起$|^(since|opened)$/i,
  head: /^(单位|机构|部门)?(负责人|主管|领导)(的)?(工号)?$|^head$/i,
  headTitle: /^负责人(的)?职务$|^headtitle$/i,
  leader: /^分管(领导|负责人)?(的)?(工号)?$|^leader$/i,
  leaderTitle: /^分管(领导)?(的)?职务$|^leadertitle$/i,
  deputy: /^副职(负责人)?(的)?(工号)?$|^deputy$/i,
  deputyTitle: /^副职(的)?职务$|^deputytitle$/i,
  post: /^岗位(名称)?$|^post$/i,
  rank: /^(岗位)?(最高)?(职级|职务层级)$|^(rank|highestrank)$/i,
  lowest: /^最低职级$|^lowestrank$/i,
  headcount: /^(岗位)?(编制|定编|岗位|编制人)数?$|^headcount$/i,
}

/** What each heading means: as somebody said, else as offices use it; a meaning is given once. */
export function meantBy(headings: readonly string[], told: readonly string[] = []): readonly (Meaning | undefined)[] {
  const taken = new Set<Meaning>()
  return headings.map((heading, at) => {
    const plain = heading.normalize('NFKC').replace(/[\s()（）:：*]/g, '')
    const said = told[at]
    const meant = said ? meanings.find((one) => one === said) : meanings.find((one) => known[one].test(plain))
    if (!meant || taken.has(meant)) return undefined
    taken.add(meant)
    return meant
  })
}
