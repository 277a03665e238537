import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { sharedGallery } from './shared-gallery.ts'

const gallery = sharedGallery()
const { open } = gallery

const focused = (page: Page) => page.evaluate(() => document.activeElement?.id || document.activeElement?.tagName)

describe('the content security policy', () => {
  it('lets our own page work without a complaint', async () => {
    const { page, complaints } = await open('/gallery/home')
    await page.getByRole('link', { name: '干部', exact: true }).waitFor()
    expect(complaints).toEqual([])
  })

  it('keeps an injected hx-get from asking anything', async () => {
    const { page } = await open('/gallery/home')
    await page.evaluate(() => {
      const injected = document.createElement('div')
      injected.setAttribute('hx-get', '/dossiers/suggestions?q=injected')
      injected.setAttribute('hx-trigger', 'load')
      document.querySelector('main')?.append(injected)
      const { htmx } = globalThis as unknown as { htmx: { process(element: Element): void } }
      htmx.process(injected)
    })
    await page.waitForFunction(() => !document.querySelector('main > div:last-child')?.hasAttribute('hx-get'))
    expect(gallery.searches).toEqual([])
  })

  it('forbids scripts and markup from anywhere else', async () => {
    const { page } = await open('/gallery/home')
    const blocked = await page.evaluate(() => {
      try {
        document.body.innerHTML = '<img src=x>'
        return false
      } catch {
        return true
      }
    })
    expect(blocked).toBe(true)
  })
})

describe('the menu of sections', () => {
  it('cuts no name into single characters, however much is to be done there', async () => {
    const { page } = await open('/gallery/dossier')
    const heights = await page
      .locator('.section-menu span')
      .evaluateAll((names) => names.map((name) => name.getBoundingClientRect().height))
    expect(heights.length).toBeGreaterThan(5)
    expect(Math.max(...heights)).toBeLessThan(3 * Math.min(...heights))
  })
})

describe('a region form', () => {
  it('redraws its region alone, says what happened, and leaves the address', async () => {
    const { page, complaints } = await open('/gallery/case')
    const length = await page.evaluate(() => history.length)
    await page.evaluate(() => document.querySelector('h1')?.setAttribute('data-kept', 'yes'))
    await page.getByRole('button', { name: '同意，看下一件' }).click()
    await page.getByText('已同意，交给赵国华').waitFor()
    expect(await page.locator('h1').getAttribute('data-kept')).toBe('yes')
    expect(await page.evaluate(() => history.length)).toBe(length)
    expect(new URL(page.url()).pathname).toBe('/gallery/case')
    expect(await focused(page)).toBe('notice')
    expect(complaints).toEqual([])
  })

  it('has a fresh command in every drawing', async () => {
    const { page } = await open('/gallery/case')
    const command = () => page.locator('#decision [name=cmd_id]').inputValue()
    const first = await command()
    await page.getByRole('button', { name: '同意，看下一件' }).click()
    await page.getByText('已同意').waitFor()
    expect(await command()).not.toBe(first)
    expect(gallery.posts[0]?.form['cmd_id']).toBe(first)
    expect(gallery.posts[0]?.form['verdict']).toBe('approve')
  })

  it('shows a refusal at the field and puts the focus there', async () => {
    const { page } = await open('/gallery/case')
    await page.getByRole('button', { name: '不同意' }).click()
    await page.getByText('不同意要写明理由').waitFor()
    await page.waitForFunction(() => document.activeElement?.id === 'opinion')
    expect(await page.locator('#opinion').getAttribute('aria-invalid')).toBe('true')
  })

  it('keeps what was typed when it is forbidden, and gives the focus back to the button', async () => {
    const { page } = await open('/gallery/case')
    await page.locator('#opinion').fill('先问问')
    await page.getByRole('button', { name: '退回' }).click()
    await page.waitForFunction(() => document.activeElement?.textContent === '退回')
    expect(await page.locator('#opinion').inputValue()).toBe('先问问')
  })

  it('says so when the server cannot be reached, and keeps what was typed', async () => {
    const { page } = await open('/gallery/case')
    await page.locator('#opinion').fill('同意')
    await page.route('**/decision', (route) => route.abort())
    await page.getByRole('button', { name: '同意，看下一件' }).click()
    await page.getByText('没有连上服务器').waitFor()
    expect(await page.locator('#opinion').inputValue()).toBe('同意')
    expect(await focused(page)).toBe('notice')
  })

  it('works without script', async () => {
    const { page } = await open('/gallery/case', { script: false })
    expect(await page.getByRole('button', { name: '按制度执行。' }).isVisible()).toBe(false)
    await page.locator('#opinion').fill('同意')
    await page.getByRole('button', { name: '同意，看下一件' }).click()
    await page.getByText('已同意，交给赵国华').waitFor()
    expect(gallery.posts[0]?.form['opinion']).toBe('同意')
  })
})

describe('a whole-page form', () => {
  it('never leaves an address in the history that can only be posted to', async () => {
    const { page } = await open('/gallery/sign-in')
    await page
      .locator('form')
      .first()
      .evaluate((form) => {
        const field = document.createElement('input')
        field.name = 'verdict'
        field.value = 'reject'
        const opinion = document.createElement('input')
        opinion.name = 'opinion'
        form.append(field, opinion)
      })
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByText('工号或口令不对').waitFor()
    expect(new URL(page.url()).pathname).toBe('/gallery/sign-in')
  })
})

describe('links', () => {
  it('change the page in place, with a real address, and Back asks again', async () => {
    const { page, complaints } = await open('/gallery/dossier')
    await page.evaluate(() => document.documentElement.setAttribute('data-same-document', 'yes'))
    await page.getByRole('link', { name: '上一人' }).click()
    await page.getByText('有 7 件事等您').waitFor()
    expect(new URL(page.url()).pathname).toBe('/gallery/home')
    expect(await page.locator('html').getAttribute('data-same-document')).toBe('yes')
    expect(await focused(page)).toBe('main')
    await page.goBack()
    await page.getByText('集团财务部副部长').first().waitFor()
    expect(complaints).toEqual([])
  })
})

describe('keys', () => {
  it('/ and Ctrl K lead to the search box', async () => {
    const { page } = await open('/gallery/list')
    for (const key of ['/', 'Control+k']) {
      await page.locator('h1').click()
      await page.keyboard.press(key)
      expect(await focused(page)).toBe('search')
    }
    expect(await page.locator('#search').inputValue()).toBe('')
  })

  it('j and k go through the rows, and are letters in a field', async () => {
    const { page } = await open('/gallery/list')
    const row = () => page.evaluate(() => document.activeElement?.textContent)
    await page.keyboard.press('j')
    expect(await row()).toBe('王建国')
    await page.keyboard.press('j')
    expect(await row()).toBe('周㓃')
    await page.keyboard.press('k')
    expect(await row()).toBe('王建国')
    await page.locator('#search').focus()
    await page.keyboard.press('j')
    expect(await page.locator('#search').inputValue()).toBe('j')
  })

  it('g shows the letters of the places, and a letter goes there', async () => {
    const { page } = await open('/gallery/list')
    await page.keyboard.press('g')
    await page.locator('.places kbd').first().waitFor()
    const request = page.waitForRequest((asked) => new URL(asked.url()).pathname === '/cases')
    await page.keyboard.press('c')
    await request
  })

  it('Escape closes a menu and returns to its button', async () => {
    const { page } = await open('/gallery/dossier')
    await page.getByText('发起审批').click()
    await page.getByRole('link', { name: '更正信息' }).focus()
    await page.keyboard.press('Escape')
    expect(await page.getByRole('link', { name: '更正信息' }).isVisible()).toBe(false)
    expect(await focused(page)).toBe('SUMMARY')
  })
})

describe('small helps', () => {
  it('a common phrase goes into the opinion at the caret', async () => {
    const { page } = await open('/gallery/case')
    await page.getByRole('button', { name: '同意。', exact: true }).click()
    await page.getByRole('button', { name: '按制度执行。' }).click()
    expect(await page.locator('#opinion').inputValue()).toBe('同意。按制度执行。')
    expect(await focused(page)).toBe('opinion')
  })

  it('a chosen picture is shown with its name before it goes', async () => {
    const { page, complaints } = await open('/gallery/form')
    const onePixel = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    await page.locator('[name=photo]').setInputFiles({ name: '证件照.png', mimeType: 'image/png', buffer: onePixel })
    await page.getByText('证件照.png').waitFor()
    await page.waitForFunction(() => document.querySelector<HTMLImageElement>('.preview img')?.naturalWidth === 1)
    expect(complaints).toEqual([])
  })
})

describe('the scanner field', () => {
  it('has the focus at once and sends a code on Enter', async () => {
    const { page } = await open('/gallery/filing')
    expect(await focused(page)).toBe('scanner')
    await page.keyboard.type('P-7F3K-2')
    await page.keyboard.press('Enter')
    await page.getByText('已同意').waitFor()
    expect(gallery.posts.map(({ form }) => form['code'])).toEqual(['P-7F3K-2'])
    expect(await focused(page)).toBe('scanner')
  })

  it('joins a code that comes in two pieces, each with its Enter', async () => {
    const { page } = await open('/gallery/filing')
    await page.keyboard.type('HR-20')
    await page.keyboard.press('Enter')
    await page.keyboard.type('26-0312')
    await page.keyboard.press('Enter')
    await page.getByText('已同意').waitFor()
    expect(gallery.posts.map(({ form }) => form['code'])).toEqual(['HR-2026-0312'])
  })

  it('keeps the next code whole that comes while the last one is under way', async () => {
    const { page } = await open('/gallery/filing')
    let answer = () => {}
    const held = new Promise<void>((resolve) => {
      answer = resolve
    })
    await page.route(
      '**/decision',
      async (route) => {
        await held
        await route.continue()
      },
      { times: 1 },
    )
    const asked = page.waitForRequest('**/decision')
    await page.keyboard.type('P-7F3K-2')
    await page.keyboard.press('Enter')
    await asked
    await page.keyboard.type('A-03')
    answer()
    await page.getByText('已同意').waitFor()
    await page.keyboard.type('-2-08')
    await page.keyboard.press('Enter')
    await expect.poll(() => gallery.posts.map(({ form }) => form['code'])).toEqual(['P-7F3K-2', 'A-03-2-08'])
  })
})
