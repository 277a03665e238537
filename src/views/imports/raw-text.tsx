import type { Child } from 'hono/jsx'
import { useT } from '#views/i18n/index.ts'

/** What the file says, word for word. Characters that nobody can see are shown as what they are. */
export const RawText = ({ text }: { text: string }) => {
  const t = useT()
  if (text === '') return <span class="none">{t('import.not-in-file')}</span>
  return <>{pieces(text)}</>
}

const unseen = /([^\P{Cc}\t\n\r]|[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\p{Co}])/u

const pieces = (text: string): Child[] =>
  text.split(unseen).map((piece) => (unseen.test(piece) && piece.length <= 2 ? <code>{codePoint(piece)}</code> : piece))

const codePoint = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
