import type { XmlElement } from '#domain/imports/xml.ts'

/** The text of an .lrmx file. Line ends of values stay what they are; signs that no XML may hold are left out. */
export const lrmxOf = (root: XmlElement): string => `<?xml version="1.0" encoding="UTF-8"?>\r\n${written(root, '')}\r\n`

function written({ name, text, attributes, children }: XmlElement, indent: string): string {
  const told = attributes.map(([key, value]) => ` ${key}="${escaped(value).replaceAll('"', '&quot;')}"`).join('')
  const inner = `${indent}  `
  const items = children.map((child) => `\r\n${inner}${written(child, inner)}`).join('')
  const words = items === '' || text.trim() !== '' ? escaped(text) : ''
  return `<${name}${told}>${words}${items}${items === '' ? '' : `\r\n${indent}`}</${name}>`
}

const escaped = (text: string) =>
  text.replace(forbidden, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** XML 1.0 §2.2. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the signs that may not stand there
const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g
