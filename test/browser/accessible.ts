import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'

type Found = Awaited<ReturnType<AxeBuilder['analyze']>>

/** The script that `AxeBuilder` brings: it lays it into a page twice, which takes as long as the looking. */
const axe = readFileSync(
  createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
)

/** What axe finds wrong with a page. No page of ours holds a foreign frame. */
export async function violationsOf(page: Page): Promise<Found['violations']> {
  await page.evaluate(axe)
  const looking = "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)"
  return (await page.evaluate(looking)) as Found['violations']
}
