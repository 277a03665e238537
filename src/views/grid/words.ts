import { markHeading } from '#domain/grid/lines.ts'
import type { useT } from '#views/i18n/index.ts'

const said = [
  'cell',
  'theirs',
  'mine',
  'remove',
  'restore',
  'gone',
  'new',
  'changed',
  'count',
  'keys',
  'add',
  'paste',
] as const

/** What the script puts in where it says so. */
const filledLater = Object.fromEntries(['column', 'at', 'added', 'changed', 'gone'].map((name) => [name, `{${name}}`]))

/** What the script says, in the reader's language. */
export const words = (t: ReturnType<typeof useT>) =>
  JSON.stringify({
    mark: markHeading,
    open: t('dossier.edit'),
    ...Object.fromEntries(said.map((word) => [word, t(`grid.says.${word}`, filledLater)])),
  })
