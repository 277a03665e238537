import { isBlank } from '#domain/parsing/text.ts'
import type { TagValue } from './parsed.ts'
import type { XmlElement } from './xml.ts'

const element = (name: string, text: string, children: readonly XmlElement[] = []): XmlElement => ({
  name,
  text,
  attributes: [],
  children,
})

/** What another format says, as the elements of .lrmx; what is blank has none. */
export function personOf(values: readonly TagValue[], relatives: readonly (readonly TagValue[])[]): XmlElement {
  const elements = (all: readonly TagValue[]) =>
    all.filter(({ text }) => !isBlank(text)).map(({ tag, text }) => element(tag, text))
  const items = relatives.map((relative) => element('Item', '', elements(relative)))
  const family = items.length === 0 ? [] : [element('JiaTingChengYuan', '', items)]
  return element('Person', '', [...elements(values), ...family])
}
