/** The values of the form on a page that leads to such an address, as a browser would send them, and the address. */
export function formIn(page: string, action: RegExp): { readonly url: string; readonly values: URLSearchParams } {
  for (const [, head = '', inside = ''] of page.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)) {
    const url = plain(attribute(head, 'action') ?? '')
    if (/method="post"/i.test(head) && action.test(url)) return { url, values: valuesIn(inside) }
  }
  throw new Error(`The page has no form that leads to ${action}.`)
}

function valuesIn(form: string): URLSearchParams {
  const values = new URLSearchParams()
  for (const [, input = ''] of form.matchAll(/<input\b([^>]*)>/g)) {
    const [name, type] = [attribute(input, 'name'), attribute(input, 'type')]
    const off = (type === 'checkbox' || type === 'radio') && !/\schecked\b/.test(input)
    if (name && type !== 'file' && type !== 'submit' && !off)
      values.append(name, plain(attribute(input, 'value') ?? ''))
  }
  for (const [, head = '', text = ''] of form.matchAll(/<textarea\b([^>]*)>(.*?)<\/textarea>/gs))
    values.append(attribute(head, 'name') ?? '', plain(text))
  for (const [, head = '', options = ''] of form.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs)) {
    const chosen = [...options.matchAll(/<option\b([^>]*)>/g)].find(([, option = '']) => /\sselected\b/.test(option))
    values.append(attribute(head, 'name') ?? '', plain(attribute(chosen?.[1] ?? '', 'value') ?? ''))
  }
  return values
}

const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]

const plain = (text: string) =>
  text
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
