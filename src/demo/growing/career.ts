import type { Dice } from '#demo/dice.ts'
import type { DemoPerson } from '#demo/person.ts'
import type { Schooling } from './schooling.ts'
import type { Trade } from './trades.ts'
import { elsewhere, lastYear, universities } from './words.ts'

type Career = Pick<DemoPerson, 'post' | 'ranks' | 'education' | 'resume' | 'titles' | 'appraisals' | 'rewards'>

/** From the last school to the present post, every month of it told. */
export function careerOf(dice: Dice, trade: Trade, schooling: Schooling, arrived: boolean): Career {
  const { left } = schooling
  const before = !arrived && left <= lastYear - 12 && dice.percent(14) ? dice.from(3, 6) : 0
  const entered = left + before
  const posts = postsFrom(dice, trade, entered, arrived)
  const study = inService(dice, schooling, posts)
  const lines = posts.flatMap(({ from, post }, at) => {
    const line = `${dotted(from)}--${posts[at + 1] ? dotted(posts[at + 1]?.from ?? 0) : ''} ${trade.path}${post}`
    return study?.at === at ? [line, `（其间：${study.text}）`] : [line]
  })
  const earlier = before ? [`${left}.07--${entered}.07 ${dice.of(elsewhere)}技术员`] : []
  const titles = titlesFrom(dice, trade, left)
  const rewards = rewardsFrom(dice, trade, entered)
  return {
    post: `${trade.path}${posts.at(-1)?.post}`,
    ranks: ranksOf(dice, trade, posts),
    education: [...schooling.education, ...(study ? [study.education] : [])].join('\n'),
    resume: [...schooling.resume, ...earlier, ...lines].join('\n'),
    ...(titles.length > 0 && { titles: titles.join('\n') }),
    appraisals: appraisalsFrom(dice, trade, left),
    ...(rewards && { rewards }),
  }
}

/** `from` in months since the year 0. */
type Post = { readonly from: number; readonly post: string; readonly rank: string }

/** Five years a step at the quickest; not everybody takes every step. */
function postsFrom(dice: Dice, { steps }: Trade, entered: number, arrived: boolean): readonly Post[] {
  const from = entered * 12 + 6
  const until = (lastYear + 1) * 12
  const most = Math.min(steps.length - 1, Math.floor((until - from) / 60))
  const taken = arrived ? steps.length - 1 : most === 0 ? 0 : dice.from(Math.max(0, most - 1), most)
  const apart = Math.floor((until - from) / (taken + 1))
  return steps.slice(0, taken + 1).map(([post, rank], at) => ({
    from: at === 0 ? from : from + at * apart - dice.from(0, 9),
    post,
    rank,
  }))
}

/** A rank is recorded where it changes, with the document that says so. */
function ranksOf(dice: Dice, { unit }: Trade, posts: readonly Post[]): string {
  const sign = unit.startsWith('LZ') ? '铸' : unit.startsWith('LY') ? '研' : '岚'
  return posts
    .filter(({ rank }, at) => rank !== posts[at - 1]?.rank)
    .map(({ from, rank }) => {
      const kind = /主管|中层|公司|五级|七级/.test(rank) ? '干' : '人'
      return `${rank} ${undotted(from)} ${sign}${kind}〔${Math.floor(from / 12)}〕${dice.from(3, 48)}号`
    })
    .join('\n')
}

/** 在职教育 of whoever left school early, beside a post held long enough. */
function inService(dice: Dice, { kind, major }: Schooling, posts: readonly Post[]) {
  const at = posts.findIndex(({ from }, index) => (posts[index + 1]?.from ?? lastYear * 12) - from >= 72)
  const post = posts[at]
  if (!post || (kind !== '大专' && kind !== '中专') || !dice.percent(40)) return undefined
  const begun = Math.floor(post.from / 12) + 1
  const level = kind === '中专' ? '大专' : '大学'
  const course = `${dice.of(universities)}成人教育学院${major[1]}专业`
  return {
    at,
    text: `${begun}.03--${begun + 3}.01在${course}学习`,
    education: `在职教育 ${level} - ${course} ${begun + 3}01`,
  }
}

/** After one, six and twelve years of work; in workshops few have any. */
function titlesFrom(dice: Dice, { titles, of }: Trade, left: number): readonly string[] {
  if (of === 'workshop' && !dice.percent(20)) return []
  const levels = ['助理级', '中级', '副高级']
  const most = of === 'workshop' ? 1 : dice.percent(45) ? 3 : 2
  return [1, 6, 13].slice(0, most).flatMap((after, at) => {
    const year = left + after + (at > 0 ? dice.from(0, 1) : 0)
    return year <= lastYear ? [`${titles[at]} ${levels[at]} ${year}${dice.of(['11', '12'])}`] : []
  })
}

/** The last three ended years, of whoever was at work before each. */
function appraisalsFrom(dice: Dice, { unit }: Trade, left: number): DemoPerson['appraisals'] {
  const usual = unit.startsWith('LY') ? '合格' : '称职'
  const of = (year: number) => (year <= left ? '-' : dice.percent(14) ? '优秀' : usual)
  return [of(lastYear - 2), of(lastYear - 1), of(lastYear)]
}

function rewardsFrom(dice: Dice, { unit }: Trade, entered: number): string | undefined {
  if (entered > lastYear - 4 || !dice.percent(22)) return undefined
  const authority = unit.startsWith('LZ')
    ? '岚川铸业有限公司'
    : unit.startsWith('LY')
      ? '岚川技术研究院'
      : '岚川重型装备有限公司'
  const what = dice.of(['授予年度先进工作者称号', '授予安全生产先进个人称号', '授予技术革新能手称号', '给予通报表扬'])
  return `${dice.from(Math.max(entered + 2, lastYear - 9), lastYear - 1)}12 ${authority} ${what}`
}

const undotted = (months: number) => `${Math.floor(months / 12)}${String((months % 12) + 1).padStart(2, '0')}`
const dotted = (months: number) => `${undotted(months).slice(0, 4)}.${undotted(months).slice(4)}`
