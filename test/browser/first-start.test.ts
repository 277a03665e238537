import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { closeWindows, openBrowser } from './browser.ts'
import { enterCode, founders, foundHouse, press } from './founding-steps.ts'
import { type Machine, machineOn } from './machine.ts'

let root: string
let browser: Browser
let machine: Machine

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'juanzong-first-start-'))
  browser = await openBrowser()
})
beforeEach(async (test) => {
  const data = join(root, test.task.id)
  mkdirSync(data, { mode: 0o700 })
  machine = await machineOn(data)
})
afterEach(async () => {
  await closeWindows(browser)
  await machine.close()
})
afterAll(() => rmSync(root, { recursive: true }))

it('a founder without script and a custodian make a house of an empty folder, and whoever has a link a password', async () => {
  await foundHouse(browser, machine, [founders['hr-lead']])
  expect(machine.house.state.is).toBe('open')
})

it('whoever has a copy is led to where it is restored from, and told what does not lie there', async () => {
  const founder = await enterCode(browser, machine)
  await press(founder, '我有备份，要恢复')
  await founder.getByLabel('备份所在的文件夹').fill(join(root, 'nothing'))
  await founder.getByLabel('密钥环副本所在的文件夹').fill(join(root, 'nothing'))
  await press(founder, '核对')
  await founder.locator('[aria-invalid=true]').first().waitFor()
  expect(await founder.getByLabel('备份所在的文件夹').inputValue()).toBe(join(root, 'nothing'))
})
