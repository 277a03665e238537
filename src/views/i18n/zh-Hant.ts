/**
 * 繁體 is derived from zh-Hans character by character (`cn → t`), so that mainland terms of law stay (decisions.md 26).
 * Here is where that is not what an office writes.
 */

/** Spellings of the dictionary that are correct and that nobody uses; applied to everything derived. */
export const spellings: readonly (readonly [derived: string, written: string])[] = [
  ['爲', '為'],
  ['剛纔', '剛才'],
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

/** Whole messages, by key. */
export const overrides: Readonly<Record<string, string>> = {
  'frame.menu': '我的選單',
  'frame.keys.close': '收起選單和建議',
  'frame.network': '沒有連上伺服器，剛才的操作還沒有保存；您寫的都還在，請稍後再試一次。',
  'frame.later': '伺服器沒有來得及回答，請稍後再試一次。',
}
