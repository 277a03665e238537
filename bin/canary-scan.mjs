#!/usr/bin/env node
/**
 * Looks for readable text in the raw bytes of a data folder: `npm run canary-scan -- data texts.txt`, one text a line
 * (names, ID numbers, whatever must not be found). Exit 0: none. 1: some. 2: wrong use.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { scanForText } from '#main/canary-scan.ts'

const usage = 'Usage: npm run canary-scan -- <data folder> <file with one text a line>   (or --data DIR <file>)'
const help = `${usage}

在数据文件夹的原始字节里找明文（姓名、身份证号……一行一个）。
退出码：0 一个也没有；1 有；2 用法不对。

Looks for readable text in the raw bytes of a data folder (the demo's is data/demo).
Exit 0: none. 1: some. 2: wrong use.`

const given = read()
if (given?.help) console.log(help)
else if (given) await scan(given)
else {
  console.error(usage)
  process.exitCode = 2
}

async function scan({ folder, list }) {
  const texts = readFileSync(list, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '')
  const findings = await scanForText(folder, texts)
  for (const { file, text, encoding } of findings)
    console.log(`${file}: line ${texts.indexOf(text) + 1} as ${encoding}`)
  console.log(`${texts.length} texts, ${findings.length} found`)
  process.exitCode = findings.length === 0 ? 0 : 1
}

function read() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { data: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    })
    const [folder, list, ...more] = values.data === undefined ? positionals : [values.data, ...positionals]
    if (values.help) return { help: true }
    return list === undefined || more.length > 0 ? undefined : { folder, list }
  } catch {
    return undefined
  }
}
