import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { walker } from '../routes/walk.ts'
import { some } from '../thorough.ts'
import type { Cast } from '../world.ts'
import { type BrowserHouse, browserHouse } from './house.ts'

/** Whatever opens over a page: menus, sheets, boxes that unfold, the suggestions of a search. */

let house: BrowserHouse
let id: CaseId
beforeAll(async () => {
  house = await browserHouse()
  id = await walker(house.world).submit(house.world.dossiers.zhou)
})
afterAll(() => house.close())

/** Each with some that open there, so that none is forgotten. Of the rows of a table the first stands for all. */
const pages: readonly (readonly [what: string, who: Cast, path: () => string, opens: readonly string[]])[] = [
  ['the list', 'hr', () => paths.dossiers(), ['林晓岚', '筛选', '部门', '出生年月', '列']],
  ['a dossier', 'hr', () => paths.dossier(house.world.dossiers.wang), ['林晓岚', '截至']],
  ['a case that waits', 'hr2', () => paths.case(id), ['顾言', '退回']],
  ['the tasks', 'hr2', () => paths.home(), ['顾言']],
  ['the notices', 'hr2', () => paths.notices(), ['顾言']],
  ['one’s own case', 'hr', () => paths.case(id), ['撤回']],
  ['the archive', 'archivist', () => paths.archive(), ['郑安']],
  ['the log', 'auditor', () => paths.log(), ['季审言']],
]

const openers = ':is(details > summary, [popovertarget]):not(tr:not(:first-child) *)'

/**
 * Opens it, with the sheet before it where it stands in one, and without one that is still open where it stands beside
 * it. Answers what was opened; nothing where it is not shown.
 */
async function open(page: Page, opener: Locator): Promise<Locator | undefined> {
  const sheet = await opener.evaluate((it) => it.closest('[popover]')?.id)
  if (sheet) {
    const button = page.locator(`[popovertarget="${sheet}"]`)
    if ((await button.isVisible()) && !(await page.locator(`#${sheet}`).isVisible())) await button.click()
  } else if ((await page.locator(':popover-open').count()) > 0) await page.keyboard.press('Escape')
  if (!(await opener.isVisible())) return undefined
  await opener.click()
  const target = await opener.getAttribute('popovertarget')
  if (target) return page.locator(`#${target}`)
  const box = opener.locator('xpath=following-sibling::*').first()
  return (await box.count()) > 0 ? box : opener.locator('xpath=..')
}

/** What of a panel sticks out of the window, and what in it another thing lies over once one has scrolled there. */
const wrongIn = (panel: Locator) =>
  panel.evaluate((it) => {
    const width = document.documentElement.clientWidth
    const { left, right } = it.getBoundingClientRect()
    const out = left < -0.5 || right > width + 0.5 ? [`from ${Math.round(left)} to ${Math.round(right)}`] : []
    const wide =
      document.documentElement.scrollWidth > width ? [`the page is ${document.documentElement.scrollWidth}`] : []
    const parts = [...it.querySelectorAll('a, button, select, textarea, summary, input:not([type=hidden])')]
    const covered = parts
      .filter((part) => part.checkVisibility())
      .flatMap((part) => {
        part.scrollIntoView({ block: 'center', inline: 'nearest' })
        const box = part.getBoundingClientRect()
        const over = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
        const isFree = over && (part.contains(over) || over.contains(part) || over.closest('label')?.contains(part))
        return isFree ? [] : [`${part.outerHTML.slice(0, 80)} under ${over?.outerHTML.slice(0, 60)}`]
      })
    return [...out, ...wide, ...covered]
  })

/** What keeps inside the narrowest is taken to do so in the others. */
describe.each(some([320, 400, 640], 3))('at %i px', (width) => {
  it.each(pages)('whatever opens on %s keeps inside and lies under nothing', async (_, who, path, opens) => {
    const { page, context } = await house.as(who, { width })
    await page.goto(path())
    const opened: string[] = []
    const wrong: string[] = []
    for (let at = 0; at < (await page.locator(openers).count()); at += 1) {
      const opener = page.locator(openers).nth(at)
      const name = (await opener.innerText()).trim()
      const panel = await open(page, opener)
      if (!panel) continue
      opened.push(name)
      wrong.push(...(await wrongIn(panel)).map((fault) => `${name}: ${fault}`))
      await page.keyboard.press('Escape')
    }
    expect(wrong).toEqual([])
    for (const name of opens) expect(opened.join('\n')).toContain(name)
    await context.close()
  })

  it('the suggestions of a search keep inside and lie under nothing', async () => {
    const { page, context } = await house.as('hr', { width })
    await page.goto(paths.dossiers())
    const field = page.locator('[data-suggest]:visible').first()
    await field.pressSequentially('王')
    const panel = page.locator('.suggestions:visible').first()
    await panel.getByRole('link').first().waitFor()
    expect(await wrongIn(panel)).toEqual([])
    await context.close()
  })
})
