import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths } from '#views/paths.ts'
import { cast, passphrase } from '../world.ts'
import { type LockableHouse, lockableHouse, lockNow, signIn, unlock } from './lockable-house.ts'

let house: LockableHouse
beforeAll(async () => {
  house = await lockableHouse()
})
afterAll(() => house.close())

describe('whoever is typing when somebody locks the system', () => {
  it('is named beforehand, loses no word, and sends it once the system is open again', async () => {
    const [hr, lead] = [await house.as('hr'), await house.as('hrLead')]
    await hr.page.goto(paths.newDossier())
    await hr.page.fill('#main [name=name]', '林知行')
    await hr.page.selectOption('[name=unit]', house.world.units.tech)
    await hr.page.fill('[name=post]', '工程师')
    await lead.page.goto(paths.seal())
    await lead.page.locator('tr', { hasText: cast.hr.name }).waitFor()
    expect(await lead.page.locator('tr', { hasText: cast.hrLead.name }).count()).toBe(0)
    await lockNow(lead.page)

    await hr.page.click('#main form[method=post] button.go')
    await hr.page.locator('#notice', { hasText: '您写的都还在' }).waitFor()
    expect(new URL(hr.page.url()).pathname).toBe(paths.newDossier())
    expect(await hr.page.inputValue('#main [name=name]')).toBe('林知行')

    // Whoever looks elsewhere meanwhile finds it again on the way back.
    await hr.page.goto(paths.unseal())
    await unlock(hr.page, passphrase)
    await hr.page.getByText('可以登录').waitFor()
    await signIn(hr.page, 'hr')
    await hr.page.goto(paths.newDossier())
    await hr.page.getByText('已经放回表单里').waitFor()
    expect(await hr.page.inputValue('[name=unit]')).toBe(house.world.units.tech)
    await hr.page.click('#main form[method=post] button.go')
    await hr.page.waitForURL(/\/dossiers\/0/)
    expect(await hr.page.textContent('h1')).toContain('林知行')
    for (const { context } of [hr, lead]) await context.close()
  })

  it('keeps the page with the file that was chosen, which no store of the browser holds', async () => {
    const [hr, lead] = [await house.as('hr'), await house.as('hrLead')]
    await hr.page.goto(paths.case(house.waiting))
    await hr.page.fill('[name=comment]', '附上批件')
    const buffer = Buffer.alloc(2 * 1024 * 1024)
    await hr.page.setInputFiles('[name=paper]', { name: 'a.pdf', mimeType: 'application/pdf', buffer })
    await lockNow(lead.page)
    await hr.page.getByRole('button', { name: /^发表|^发送|^说/ }).click()
    await hr.page.locator('#notice', { hasText: '系统刚刚锁定' }).waitFor()
    expect(await hr.page.inputValue('[name=comment]')).toBe('附上批件')
    expect(await hr.page.inputValue('[name=paper]')).toContain('a.pdf')
    await unlock(lead.page, passphrase)
    await lead.page.getByText('可以登录').waitFor()
    for (const { context } of [hr, lead]) await context.close()
  })
})
