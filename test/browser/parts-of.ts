/**
 * What a page that was served is made of: each element with what it is (its name, class, role, type and which other attributes
 * it has) and with what stands directly around it. Our pages close what they open.
 */
export function partsOf(html: string): ReadonlySet<string> {
  const [parts, around] = [new Set<string>(), ['']]
  for (const [tag, end, name = '', attributes = ''] of html.matchAll(tags)) {
    if (end) around.pop()
    else {
      const is = name + attributes.replace(/ (?!class|role|type)([\w-]+)="[^"]*"/g, ' $1')
      parts.add(`${around.at(-1)} > ${is}`)
      if (!tag.endsWith('/>') && !isVoid.test(name)) around.push(is)
    }
  }
  return parts
}

const tags = /<(\/?)([a-z][\w-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?>/gi
const isVoid = /^(?:br|hr|img|input|link|meta|col|source|wbr)$/
