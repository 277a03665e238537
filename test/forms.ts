/**
 * What a browser would send with the form of this action, untouched: hidden fields, texts, what is chosen and ticked.
 * Several values of one name come as a list.
 */
export function drawnForm(html: string, action: string): Record<string, string | readonly string[]> {
  const form = new RegExp(`<form[^>]*action="${escaped(action)}"[^>]*>(.*?)</form>`, 's').exec(html)?.[1]
  if (form === undefined) throw new Error(`There is no form for ${action}.`)
  const found = new Map<string, string[]>()
  for (const [name, value] of [...inputs(form), ...texts(form), ...selects(form)])
    if (name !== 'cmd_id') found.set(name, [...(found.get(name) ?? []), plain(value)])
  return Object.fromEntries(
    [...found].map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]),
  )
}

/** What the form of a batch sends of its rows: the seats that they were drawn from, on whichever page they stand. */
export const seatsIn = (html: string) => ({
  seats: [...html.matchAll(/<input type="hidden" name="seats" value="([^"]*)"/g)].map(([, seats = '']) => seats),
})

type Sent = readonly (readonly [string, string])[]

const inputs = (form: string): Sent =>
  [...form.matchAll(/<input[^>]*>/g)].flatMap(([tag]) => {
    const [name, type = 'text'] = [attribute(tag, 'name'), attribute(tag, 'type')]
    const isOff = (type === 'radio' || type === 'checkbox') && !/\schecked/.test(tag)
    return name === undefined || type === 'file' || isOff ? [] : [[name, attribute(tag, 'value') ?? ''] as const]
  })

const texts = (form: string): Sent =>
  [...form.matchAll(/<textarea([^>]*)>(.*?)<\/textarea>/gs)].map(([, open = '', text = '']) => [
    attribute(open, 'name') ?? '',
    text,
  ])

const selects = (form: string): Sent =>
  [...form.matchAll(/<select([^>]*)>(.*?)<\/select>/gs)].map(([, open = '', options = '']) => {
    const chosen = [...options.matchAll(/<option[^>]*>/g)].find(([tag]) => /\sselected/.test(tag))
    return [attribute(open, 'name') ?? '', (chosen && attribute(chosen[0], 'value')) ?? '']
  })

const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const plain = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
