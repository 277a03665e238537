import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import iconv from 'iconv-lite'

/** A text that lies readable in a file, and how it is written there. */
export type Finding = { readonly file: string; readonly text: string; readonly encoding: string }

/**
 * 明文扫描: looks in the raw bytes of every file under the folder — database, write-ahead log, keyring, blobs — for texts
 * that must not be readable there, in UTF-8, UTF-16 of both orders, GBK, and as JSON escapes. Answers each finding once.
 */
export async function scanForText(folder: string, texts: readonly string[]): Promise<readonly Finding[]> {
  const patterns = texts.filter((text) => text !== '').flatMap(patternsOf)
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const findings: Finding[] = []
  for (const entry of entries.filter((each) => each.isFile())) {
    const file = join(entry.parentPath, entry.name)
    findings.push(...(await scanFile(file, patterns)))
  }
  return findings
}

type Pattern = { readonly text: string; readonly encoding: string; readonly bytes: Buffer }

/** GB 18030 writes every character, and those of GBK as GBK does. */
const encodings = ['utf8', 'utf-16le', 'utf-16be', 'gb18030'] as const

function patternsOf(text: string): Pattern[] {
  const escaped = JSON.stringify(text)
    .slice(1, -1)
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return [
    ...encodings.map((encoding) => ({ text, encoding, bytes: iconv.encode(text, encoding) })),
    ...(escaped === text ? [] : [{ text, encoding: 'json', bytes: Buffer.from(escaped) }]),
  ]
}

/** Read in pieces that overlap by the longest pattern, so that none hides on a seam. */
async function scanFile(file: string, patterns: readonly Pattern[]): Promise<Finding[]> {
  const overlap = Math.max(0, ...patterns.map(({ bytes }) => bytes.length - 1))
  const found = new Set<Pattern>()
  let tail = Buffer.alloc(0)
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
    const piece = Buffer.concat([tail, chunk])
    for (const pattern of patterns) if (!found.has(pattern) && piece.includes(pattern.bytes)) found.add(pattern)
    tail = piece.subarray(Math.max(0, piece.length - overlap))
  }
  return [...found].map(({ text, encoding }) => ({ file, text, encoding }))
}
