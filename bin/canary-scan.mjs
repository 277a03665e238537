#!/usr/bin/env node
/**
 * Looks for readable text in the raw bytes of a data folder: `npm run canary-scan -- data texts.txt`, one text a line
 * (names, ID numbers, whatever must not be found). Exit 0: none. 1: some. 2: wrong use.
 */
import { readFileSync } from 'node:fs'
import { scanForText } from '#main/canary-scan.ts'

const [folder, list] = process.argv.slice(2)
if (folder === undefined || list === undefined) {
  console.error('Usage: npm run canary-scan -- <data folder> <file with one text a line>')
  process.exit(2)
}

const texts = readFileSync(list, 'utf8')
  .split(/\r?\n/)
  .filter((line) => line !== '')
const findings = await scanForText(folder, texts)
for (const { file, text, encoding } of findings) console.log(`${file}: line ${texts.indexOf(text) + 1} as ${encoding}`)
console.log(`${texts.length} texts, ${findings.length} found`)
process.exitCode = findings.length === 0 ? 0 : 1
