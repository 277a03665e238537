import { lackingIn } from '#domain/prints/lacking.ts'
import type { Contents, Finding } from './section.ts'
import { sections } from './sections/index.ts'

/** What the sections' checks find, by section. */
export type Findings = ReadonlyMap<string, readonly Finding[]>

/**
 * Asked once a page, of what its viewer may see: a check compares sections and is not free. `lacks` tells the characters
 * of a text that no face at hand can print (docs/decisions/0092).
 */
export function findingsIn(contents: Contents, lacks: (text: string) => readonly string[] = () => []): Findings {
  const unprintable = lackingIn(contents, sections, lacks)
  return new Map(
    sections.map(({ key, check }) => [
      key,
      [
        ...(check?.(contents) ?? []),
        ...unprintable
          .filter(({ section }) => section === key)
          .map(({ field, record, chars }): Finding => {
            return { code: 'no-face', field, record, params: { text: chars.join('、') } }
          }),
      ],
    ]),
  )
}
