#!/usr/bin/env node
/**
 * Verifies an exported access log without any code of the application.
 *
 *   npm run verify-log -- export.jsonl [--head 1284:5f0c…]
 *   npm run verify-log -- --data DIR [--head 1284:5f0c…]
 *
 * With --data it reads the log of a data folder that no server has; a server that has it exports its log instead.
 *
 * The first line says what follows; every other line is one entry:
 *   {"format":"juanzong-log-1","installation":"…","range":"whole","at":"…","head":{"seq":1284,"chain":"5f0c…"}}
 *   {"seq":1,"chain":"…","body":"…"}
 *
 * chain = SHA-256("juanzong.log.1" ‖ seq as 8 bytes, big end first ‖ chain before ‖ SHA-256(0x00 ‖ body)); 64 zeros stand
 * before the first entry. With a head that was kept elsewhere (on paper, in the foot of a PDF) everything before it is
 * proved unchanged; without one the file only agrees with itself.
 *
 * Exit 0: verified. 1: something was changed, moved or removed. 2: cannot be verified.
 */
import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import Sqlite from 'better-sqlite3'

const usage = `Usage: npm run verify-log -- export.jsonl [--head seq:chain]
       npm run verify-log -- --data DIR [--head seq:chain]`

const help = `${usage}

核对导出的访问记录，或一个数据文件夹里的记录（服务没有运行时），不用本程序的任何代码。
--head：另外保管的链头，有了它才证明之前一条也没有改过。
退出码：0 对；1 有改动、移动或缺失；2 核对不了。

Verifies an exported access log, or the log of a data folder that no server has (--data; the demo's is data/demo), without any
code of the application. With a head that was kept elsewhere (--head) everything before it is proved unchanged.
Exit 0: verified. 1: something was changed, moved or removed. 2: cannot be verified.`

class Broken extends Error {}
class Unverifiable extends Error {}

try {
  const given = readArguments()
  if (given.help) console.log(help)
  else console.log(await verify(given.data === undefined ? linesOf(given.file) : linesIn(given.data), given.head))
} catch (error) {
  const isOurs = error instanceof Broken || error instanceof Unverifiable
  console.error(isOurs ? error.message : `The file cannot be read: ${error.message}`)
  process.exitCode = error instanceof Broken ? 1 : 2
}

function readArguments() {
  const { values, positionals } = parsed()
  if (values.help) return { help: true }
  const isOne = positionals.length === (values.data === undefined ? 1 : 0)
  if (!isOne) throw new Unverifiable(usage)
  const head = values.head === undefined ? undefined : /^(\d{1,15}):([0-9a-f]{64})$/i.exec(values.head.trim())
  if (head === null) throw new Unverifiable('A head looks like 1284: followed by 64 hexadecimal digits.')
  return {
    file: positionals[0],
    data: values.data,
    head: head && { seq: Number(head[1]), chain: head[2].toLowerCase() },
  }
}

function parsed() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { head: { type: 'string' }, data: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    })
  } catch {
    throw new Unverifiable(usage)
  }
}

async function verify(lines, kept) {
  let heading
  let last = { seq: 0, chain: '0'.repeat(64) }
  meet(last, kept)
  for await (const line of lines) {
    if (heading === undefined) heading = readHeading(line)
    else {
      last = follow(last, readEntry(line, last.seq + 1))
      meet(last, kept)
    }
  }

  if (heading === undefined) throw new Unverifiable('The file is empty.')
  const { seq, chain } = last
  if (kept && kept.seq > seq) throw new Broken(`The log ends at ${seq}; entries up to ${kept.seq} are missing.`)
  if (heading.head.seq !== seq || heading.head.chain !== chain) {
    throw new Broken(
      `The file ends at ${seq}:${chain}, but says that it ends at ${heading.head.seq}:${heading.head.chain}.`,
    )
  }
  return kept
    ? `Verified: ${seq} entries, nothing before ${kept.seq} was changed, moved or removed. Head ${seq}:${chain}`
    : `The ${seq} entries agree with each other. Compare with a head kept elsewhere (--head): ${seq}:${chain}`
}

function follow(last, { seq, chain, body }) {
  if (seq !== last.seq + 1) throw new Broken(`Entry ${last.seq + 1} is missing or out of order: ${seq} stands there.`)
  if (linkOf(seq, last.chain, body) !== chain) throw new Broken(`Entry ${seq} was changed: its chain does not match.`)
  return { seq, chain }
}

function meet({ seq, chain }, kept) {
  if (kept?.seq !== seq || kept.chain === chain) return
  throw new Broken(`Entry ${seq} or one before it is not what the given head was made from.`)
}

async function* linesOf(file) {
  let rest = ''
  for await (const chunk of createReadStream(file, 'utf8')) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop()
    yield* lines
  }
  if (rest !== '') yield rest
}

/** The log of a data folder as its export would be. */
async function* linesIn(data) {
  const file = join(data, 'juanzong.db')
  if (!existsSync(file)) throw new Unverifiable(`There is no ${file}.`)
  const raw = open(file)
  try {
    const head = raw.prepare('select seq, chain from log order by seq desc limit 1').get()
    yield JSON.stringify({ format: 'juanzong-log-1', range: 'whole', head: head ?? { seq: 0, chain: '0'.repeat(64) } })
    for (const { seq, chain, body } of raw.prepare('select seq, chain, body from log order by seq').iterate())
      yield JSON.stringify({ seq, chain, body })
  } finally {
    raw.close()
  }
}

function open(file) {
  const raw = new Sqlite(file, { readonly: true, timeout: 0 })
  try {
    raw.prepare('select 1 from log limit 1').get()
    return raw
  } catch (error) {
    raw.close()
    if (/BUSY|LOCKED/.test(error.code))
      throw new Unverifiable('A server has this folder. Export the log from its page.')
    throw error
  }
}

function readHeading(line) {
  const heading = parse(line.replace(/^\uFEFF/, ''))
  if (heading?.format !== 'juanzong-log-1' || typeof heading.head !== 'object' || heading.head === null) {
    throw new Unverifiable('The first line does not say that this is an exported access log.')
  }
  if (heading.range !== 'whole')
    throw new Unverifiable('This is a filtered export. Only an export of the whole log can be verified.')
  return heading
}

/** Anything but exactly these three members in this spelling was not written by the export. */
function readEntry(line, expected) {
  const entry = parse(line)
  const { seq, chain, body } = entry ?? {}
  const whole = Number.isSafeInteger(seq) && typeof chain === 'string' && typeof body === 'string'
  if (!whole || JSON.stringify({ seq, chain, body }) !== line) {
    throw new Broken(`Where entry ${expected} should stand is something else.`)
  }
  return { seq, chain, body }
}

function parse(line) {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function linkOf(seq, before, body) {
  const number = Buffer.alloc(8)
  number.writeBigUInt64BE(BigInt(seq))
  const content = createHash('sha256').update('\0').update(body).digest()
  return createHash('sha256')
    .update('juanzong.log.1')
    .update(number)
    .update(before, 'hex')
    .update(content)
    .digest('hex')
}
