import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import type { Theme } from '#views/frame/theme.ts'

/** What one visitor sees the house with. */
export type Sight = {
  readonly origin: string
  /** CSS pixels; the height follows unless given. */
  readonly width?: number
  readonly height?: number
  readonly theme?: Exclude<Theme, 'auto'>
  readonly script?: boolean
  /** The browser's own language and zone. */
  readonly locale?: string
  readonly zone?: string
  /** Whether what appears after a while does so in its time: for whoever looks at that. Else nobody waits for it. */
  readonly atItsTime?: boolean
}

/** Milliseconds until what does not come is taken for a fault: it ends a test that hangs, and measures nothing. */
const patience = process.env['JUANZONG_THOROUGH'] === '1' ? 600_000 : 120_000

let opened: Promise<Browser> | undefined

/**
 * The one browser of a process of tests, which ends with it: a system Chromium where there is one, else the one that comes
 * with the packages (docs/decisions/0067).
 */
export function openBrowser(): Promise<Browser> {
  opened ??= launch()
  return opened
}

/** Every window that the tests of a file had: the next file begins with none. */
export async function closeWindows(browser: Browser): Promise<void> {
  for (const context of browser.contexts()) await context.close()
}

async function launch(): Promise<Browser> {
  const executablePath = await findBrowser()
  return chromium.launch({
    executablePath,
    // Where the machine names no language, the browser knows no file names beyond ASCII.
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
    timeout: patience,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--font-render-hinting=none',
      '--hide-scrollbars',
      // A page lives for seconds: to make its scripts fast takes longer than they then run.
      '--js-flags=--no-opt --no-maglev',
    ],
  })
}

/** Where the browser lies; the first to ask unpacks the packaged one (unpacking.ts). */
export const findBrowser = async (): Promise<string> => systemBrowsers.find(existsSync) ?? packagedBrowser()

/** A browser window of its own: cookies, size, theme, with or without script. Every complaint of the page is kept. */
export async function visit(
  browser: Browser,
  sight: Sight,
): Promise<{ context: BrowserContext; page: Page; complaints: string[] }> {
  const { width = 1360, script = true } = sight
  const context = await browser.newContext({
    baseURL: sight.origin,
    viewport: { width, height: sight.height ?? (width < 720 ? 844 : 900) },
    colorScheme: sight.theme ?? 'light',
    javaScriptEnabled: script,
    locale: sight.locale ?? 'zh-CN',
    timezoneId: sight.zone ?? 'Asia/Shanghai',
  })
  context.setDefaultTimeout(patience)
  const page = await context.newPage()
  if (!sight.atItsTime) await hurry(context, page)
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  return { context, page, complaints }
}

/** The buttons of a decision come a second after their page (docs/decisions/0085): here in the fiftieth part of it. */
async function hurry(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page)
  await session.send('Animation.enable')
  await session.send('Animation.setPlaybackRate', { playbackRate: 50 })
}

const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
]

/** Unpacks its libraries only when it believes to be in Lambda; its own argument list has `--single-process`. */
async function packagedBrowser(): Promise<string> {
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs24.x'
  if (existsSync('/etc/fonts/fonts.conf')) process.env['FONTCONFIG_PATH'] ??= '/etc/fonts'
  const { default: packaged } = await import('@sparticuz/chromium')
  return packaged.executablePath()
}
