import { expect, it } from 'vitest'
import { deviceOf } from '#domain/accounts/device.ts'

const agents: Readonly<Record<string, string>> = {
  'Chrome · Windows':
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  'Edge · Windows':
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0',
  'Safari · macOS':
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15',
  'Firefox · Linux': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  'Chrome · Android':
    'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
}

it.each(Object.entries(agents))('calls it %s', (label, agent) => {
  expect(deviceOf(agent)).toBe(label)
})

it('says nothing of what it does not know, least of all in the words of the sender', () => {
  expect(deviceOf('curl/8.0 from 赵敏')).toBe('')
  expect(deviceOf('')).toBe('')
})
