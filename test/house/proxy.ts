import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What an example of `deploy` asks of a proxy, whichever proxy it is written for. */
export type Rules = {
  /** The names that it answers to. */
  readonly name: string
  /** Where whoever comes without encryption is sent, with `{uri}` in it. */
  readonly elsewhere: { readonly status: number; readonly to: string }
  readonly target: { readonly host: string; readonly port: number }
  /** Headers of the request as they are set; an empty one is taken away. */
  readonly set: ReadonlyMap<string, string>
  readonly hidden: readonly string[]
  readonly added: ReadonlyMap<string, string>
  /** Of a body, in bytes. */
  readonly most: number
  /** Whether bodies go on as they come. */
  readonly streams: boolean
  /** Every directive with its words, for whoever looks for one. */
  readonly all: readonly (readonly string[])[]
}

type Block = { readonly words: readonly string[]; readonly inside: readonly Block[] }

/** Reads nginx.conf: directives that end with a semicolon, blocks in braces. */
export function rulesOfNginx(text: string): Rules {
  const tokens = text.replace(/^\s*#.*$/gm, '').match(/"[^"]*"|[{};]|[^\s{};"]+/g) ?? []
  const blocks = blocksOf(tokens.map((token) => token.replace(/^"(.*)"$/, '"$1')))
  const [plain, tls] = blocks.filter(({ words }) => words[0] === 'server')
  if (!plain || !tls) throw new Error('There are two servers.')
  const [, status = '', to = ''] = valuesOf(plain, 'return')[0] ?? []
  const location = tls.inside.find(({ words }) => words[0] === 'location')
  if (!location) throw new Error('There is a location.')
  const one = (block: Block, name: string) => valuesOf(block, name)[0]?.[1] ?? ''
  return {
    name: one(tls, 'server_name'),
    elsewhere: { status: Number(status), to: to.replace('$request_uri', '{uri}') },
    target: targetOf(one(location, 'proxy_pass')),
    set: new Map(valuesOf(location, 'proxy_set_header').map(([, name = '', value = '']) => [name, value])),
    hidden: valuesOf(location, 'proxy_hide_header').map(([, name = '']) => name),
    added: new Map(valuesOf(tls, 'add_header').map(([, name = '', value = '']) => [name, value])),
    most: bytesOf(one(tls, 'client_max_body_size')),
    streams: one(tls, 'proxy_request_buffering') === 'off',
    all: wordsIn(blocks),
  }
}

/** Reads a Caddyfile: a directive a line, blocks that open at the end of one. */
export function rulesOfCaddy(text: string): Rules {
  const tokens = text
    .replace(/^\s*#.*$/gm, '')
    .split('\n')
    .flatMap((line) => {
      const words = line.match(/"[^"]*"|\S+/g) ?? []
      const told = words.map((word) => (word.startsWith('"') ? word.slice(0, -1) : word))
      return words.length === 0 || words.at(-1) === '{' || words[0] === '}' ? told : [...told, ';']
    })
  const blocks = blocksOf(tokens)
  const [plain, tls] = ['http://', 'https://'].map((scheme) => blocks.find(({ words }) => words[0]?.startsWith(scheme)))
  const proxy = tls?.inside.find(({ words }) => words[0] === 'reverse_proxy')
  const body = tls?.inside.find(({ words }) => words[0] === 'request_body')
  if (!plain || !tls || !proxy || !body) throw new Error('There are two sites, a proxy and a limit.')
  const [, to = '', status = ''] = valuesOf(plain, 'redir')[0] ?? []
  const up = valuesOf(proxy, 'header_up')
  return {
    name: (tls.words[0] ?? '').replace('https://', ''),
    elsewhere: { status: Number(status), to },
    target: targetOf(`http://${proxy.words[1]}`),
    set: new Map(up.map(([, name = '', value = '']) => (name.startsWith('-') ? [name.slice(1), ''] : [name, value]))),
    hidden: valuesOf(proxy, 'header_down').map(([, name = '']) => name.slice(1)),
    added: new Map(valuesOf(tls, 'header').map(([, name = '', value = '']) => [name, value.replace(/^"/, '')])),
    most: bytesOf(valuesOf(body, 'max_size')[0]?.[1] ?? ''),
    streams: true,
    all: wordsIn(blocks),
  }
}

/** Words until a semicolon are a directive, words before a brace the head of a block. */
function blocksOf(tokens: readonly string[]): readonly Block[] {
  const stack: { readonly words: readonly string[]; readonly inside: Block[] }[] = [{ words: [], inside: [] }]
  let words: string[] = []
  for (const token of tokens) {
    const top = stack.at(-1)
    if (token === '{') stack.push({ words, inside: [] })
    else if (token === ';' && words.length > 0) top?.inside.push({ words, inside: [] })
    else if (token === '}') {
      stack.pop()
      if (top) stack.at(-1)?.inside.push(top)
    }
    words = /^[{};]$/.test(token) ? [] : [...words, token.replace(/^"/, '')]
  }
  return stack[0]?.inside ?? []
}

const valuesOf = ({ inside }: Block, name: string) =>
  inside.filter(({ words }) => words[0] === name).map(({ words }) => words)

const wordsIn = (blocks: readonly Block[]): readonly (readonly string[])[] =>
  blocks.flatMap(({ words, inside }) => [words, ...wordsIn(inside)])

function targetOf(address: string) {
  const { hostname: host, port } = new URL(address)
  return { host, port: Number(port) }
}

const bytesOf = (text: string): number => Number.parseInt(text, 10) * 1024 * 1024

export type Playing = { readonly plain: number; readonly tls: number; readonly close: () => void }

type Played = {
  /** The program, in the place of the address that the example names. */
  readonly program: number
  /** The address that whoever connects counts as. */
  readonly visitor: () => string
}

/** A small proxy that does what the rules say. What would be TLS is not encrypted here; the rules are the same. */
export async function play(rules: Rules, { program, visitor }: Played): Promise<Playing> {
  const filled = (text: string, asked: IncomingMessage) =>
    text
      .replace(/\$host\b|\{host\}/, (asked.headers.host ?? '').replace(/:\d+$/, ''))
      .replace(/\$remote_addr\b|\{remote_host\}/, visitor())
      .replace(/\$scheme\b|\{scheme\}/, 'https')
      .replace('{uri}', asked.url ?? '/')

  const send = (asked: IncomingMessage, answer: ServerResponse) => {
    if (Number(asked.headers['content-length'] ?? 0) > rules.most) return void answer.writeHead(413).end('proxy')
    const headers: Record<string, string | string[]> = {}
    for (const [name, value] of Object.entries(asked.headers)) if (value !== undefined) headers[name] = value
    for (const [name, value] of rules.set) {
      delete headers[name.toLowerCase()]
      if (value !== '') headers[name.toLowerCase()] = filled(value, asked)
    }
    const { method, url: path } = asked
    const onward = request({ host: '127.0.0.1', port: program, method, path, headers }, (given) => {
      const back = Object.entries(given.headers).filter(
        ([name]) => !rules.hidden.some((hidden) => hidden.toLowerCase() === name),
      )
      answer.writeHead(given.statusCode ?? 502, { ...Object.fromEntries(back), ...Object.fromEntries(rules.added) })
      given.pipe(answer)
    })
    onward.on('error', () => answer.destroy())
    onward.flushHeaders()
    asked.pipe(onward)
  }
  const plain = createServer((asked, answer) => {
    answer.writeHead(rules.elsewhere.status, { Location: filled(rules.elsewhere.to, asked) }).end()
  })
  const tls = createServer(send)
  const ports = await Promise.all(
    [plain, tls].map(
      (server) =>
        new Promise<number>((resolve) =>
          server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
        ),
    ),
  )
  const close = () => {
    for (const server of [plain, tls]) {
      server.closeAllConnections()
      server.close()
    }
  }
  return { plain: ports[0] ?? 0, tls: ports[1] ?? 0, close }
}
