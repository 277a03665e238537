/**
 * 繁體 is derived from zh-Hans character by character (`cn → t`), so that mainland terms of law stay
 * (docs/decisions/0026). Here is where that is not what an office writes.
 */

/** Spellings of the dictionary that nobody uses, and readings that it gets wrong; applied to everything derived. */
export const spellings: readonly (readonly [derived: string, written: string])[] = [
  ['爲', '為'],
  ['纔', '才'],
  ['箇', '個'],
  ['隻', '只'],
  ['製度', '制度'],
  ['覈', '核'],
  ['籤', '簽'],
  ['羣', '群'],
  ['衆', '眾'],
  ['瞭解', '了解'],
  ['裏', '裡'],
  ['啓', '啟'],
  ['臺賬', '台賬'],
  ['摺疊', '折疊'],
]

/** Names in our own texts, and characters that are spoken of: a name is never converted, in no language. */
export const names: readonly string[] = ['沈䶮', '贺知㛃', '周慎之', '䶮', '㛃', '𠮷']

/** A whole message, and the text that it was written for: when that moves, somebody has to look at this again. */
export type Override = { readonly source: string; readonly text: string }

/** Whole messages, by key. */
export const overrides: Readonly<Record<string, Override>> = {
  'frame.menu': { source: '我的菜单', text: '我的選單' },
  'frame.keys.close': { source: '收起菜单和建议', text: '收起選單和建議' },
  'frame.network': {
    source: '没有连上服务器，刚才的操作还没有保存；您写的都还在，请稍后再试一次。',
    text: '沒有連上伺服器，剛才的操作還沒有保存；您寫的都還在，請稍後再試一次。',
  },
  'frame.later': {
    source: '服务器没有来得及回答，请稍后再试一次。',
    text: '伺服器沒有來得及回答，請稍後再試一次。',
  },
}
