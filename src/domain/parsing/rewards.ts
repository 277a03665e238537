import type { Doubt, Fields, Understood } from '#domain/dossiers/section.ts'
import { readDate } from './dates.ts'
import { isBlank, oneLine, trimmed, withoutEnds } from './text.ts'

/** 奖惩情况, taken apart: what is certainly a reward, and the rest word for word. */
export type Conduct = { readonly rewards: readonly Understood[]; readonly rest: string }

/**
 * Only an item that says a reward in a known way, and nothing else, leaves the discipline group: who may see rewards must
 * not read a punishment in passing (docs/decisions/0070). `无` says that there is nothing.
 */
export function readConduct(written: string): Conduct {
  const text = trimmed(written)
  if (text === '' || /^(?:无|没有|暂无)(?:任何)?(?:奖惩|奖励|情况)*[。.]?$/.test(oneLine(text)))
    return { rewards: [], rest: '' }
  const items = itemsOf(text)
  const rewards = items.filter(isCertainlyReward).map(rewardOf)
  if (rewards.length === 0) return { rewards, rest: text }
  return {
    rewards,
    rest: items
      .filter((item) => !isCertainlyReward(item))
      .map((item) => item.trim())
      .join('\n'),
  }
}

/**
 * The items of the cell. A program folds a long one over two lines: a line that begins with no time and no number, and is no
 * reward of its own, belongs to the one above, if that one has not come to its end. What is dark in it then keeps both.
 */
function itemsOf(text: string): readonly string[] {
  const items: string[] = []
  for (const line of text.split(/(?<=[；;。])|[\n\r]+/).filter((line) => !isBlank(line))) {
    const above = items.at(-1)
    if (above !== undefined && continues(above, line)) items[items.length - 1] = `${above}\n${line}`
    else items.push(line)
  }
  return items
}

const continues = (above: string, line: string): boolean =>
  above.length <= longest &&
  dated.test(above) &&
  !/[；;。]\s*$/.test(above) &&
  !beginsItem.test(line) &&
  (/[，,、]\s*$/.test(above) || !isCertainlyReward(line))

const beginsItem =
  /^\s*(?:(?:19|20)?\d{2}\s*[年.．\-/]|(?:19|20)\d{2}|[（(]?\d{1,2}[)）、.．]|[一二三四五六七八九十]{1,3}[、.．]|[①-⑳]|同年|当年|次年|曾|另|因)/

/** The items of a text that was kept, one by one. */
export const conductLines = (text: string): readonly string[] => itemsOf(trimmed(text)).map((item) => item.trim())

/** An explicit 无; a blank cell says nothing either way. */
export const saysNone = (written: string): boolean =>
  /^(?:无|没有|暂无)(?:任何)?(?:奖惩|奖励|情况)*[。.]?$/.test(oneLine(written))

/** Words that a reward never needs: one of them, and the item stays where few may read it. */
const shadow =
  /处分|处理|处罚|警告|记过|降级|降职|降低|撤|开除|留党|诫勉|批评|免去|免职|停职|违|违纪|违法|问责|约谈|谈话|检查|检讨|罚|刑|判|拘|立案|案件|涉案|专案|追责|责令|责任追究|通报|取消|剥夺|整改|失|未|不|无|误|错|纪律|纪检|监察|举报|调查|审查|解除|影响期|赔|扣/

const honour = new RegExp(
  [
    '(?:授予|荣获|获得?|被?评为|评选为|授|命名为|表彰为)[^，；。]*(?:称号|荣誉|奖|奖章|勋章|先进|优秀|模范|标兵|能手|积极分子|英雄|十佳|劳模|红旗手|功臣|带头人)',
    '(?:记|荣立|立)(?:个人|集体)?(?:特等|大|[一二三]等)?功',
    '嘉奖',
    '(?:给予|受到|获|予以)[^，；。]*(?:表彰|奖励|表扬)',
    '[一二三]等功',
    '(?:优秀|先进)(?:共产党员|党员|党务工作者|个人|工作者|集体|员工|职工|教师|干部|公务员|科技工作者)',
    '劳动模范|五一劳动奖章|五四奖章|红旗手|岗位能手',
  ].join('|'),
)

/** Nobody tells one reward in more words than this. */
const longest = 300

const isCertainlyReward = (item: string) =>
  item.length <= longest && honour.test(oneLine(item)) && !isDark(oneLine(item))

const isDark = (text: string) => shadow.test(withoutNames(text))

/** Words of ordinary names in which a dark sign means nothing. */
const withoutNames = (item: string) =>
  item.replace(/不忘初心|无偿献血|有限责任|检查员|纪检监察(?=系统|工作|干部)|监察部/g, '')

const dated =
  /^\s*((?:19|20)\d{2}\s*[年.．\-/]\s*(?:\d{1,2}\s*(?:月|(?=[，,、\s经被获荣因在]|$))(?:\s*\d{1,2}\s*日)?)?(?:度)?)[，,、：:\s]*/
const approved = /^经([^，,；;。]{2,60}?)(?:批准|研究决定|决定|同意)[，,]\s*/

/** An item taken apart as a reward: when, by whom, what for. */
export function rewardOf(item: string): Understood {
  const sentence = withoutEnds(oneLine(item), '；;。')
  const head = dated.exec(sentence)
  const date = head && readDate((head[1] ?? '').replace(/度$/, ''))
  const rest = date?.value ? sentence.slice(head?.[0].length) : sentence
  const authority = approved.exec(rest)
  const doubts: Doubt[] = (date?.doubts ?? [{ code: 'reward-undated' }])
    .filter(({ code }) => code !== 'month-unknown')
    .map((doubt) => ({ ...doubt, field: 'date' }))
  const fields: Fields = {
    ...(date?.value && { date: date.value }),
    ...(authority?.[1] && { authority: authority[1] }),
    text: authority ? rest.slice(authority[0].length) : rest,
  }
  return { raw: item.trim(), fields, doubts }
}
