import fc from 'fast-check'
import { expect, it } from 'vitest'
import { placeOf } from '#domain/accounts/place.ts'

it.each([
  [
    '203.0.113.7',
    [
      '203.0.113.7:50001',
      '203.0.113.7:50002',
      ' 203.0.113.7 ',
      '::ffff:203.0.113.7',
      '[::ffff:cb00:7107]:443',
      '"203.0.113.7:1"',
      '0:0:0:0:0:ffff:203.0.113.7',
      '203.000.113.007',
    ],
  ],
  [
    '2001:db8:0:1::/64',
    [
      '2001:db8:0:1::5',
      '2001:0DB8:0000:0001:0000:0000:0000:0005',
      '[2001:db8:0:1:ffff::]:8080',
      '2001:db8:0:1::5%eth0',
      '2001:db8::1:0:0:0:5',
    ],
  ],
  [
    '127.0.0.1',
    ['127.0.0.1', '127.9.9.9:80', '::1', '[::1]:50001', '0:0:0:0:0:0:0:1', '::ffff:127.0.0.1', '::ffff:7f00:1'],
  ],
  ['fe80:0:0:0::/64', ['fe80::1%en0', '[fe80::2%25eth0]:9']],
  [
    'unknown',
    [
      '',
      'unknown',
      '_hidden',
      '1.2.3',
      '1.2.3.4.5',
      '256.1.1.1',
      '1::2::3',
      '12345::',
      ':::',
      'g::1',
      '1:2:3:4:5:6:7:8:9',
      '::ffff:1.2.3.999',
      '<script>',
    ],
  ],
])('calls every spelling of %s so', (place, spellings) => {
  for (const spelling of spellings) expect(placeOf(spelling), spelling).toBe(place)
})

it('knows an address of IPv6 by its first half, however its words are written', () => {
  const word = fc.integer({ min: 0, max: 0xffff })
  fc.assert(
    fc.property(fc.tuple(word, word, word, word), fc.tuple(word, word, word, word), fc.boolean(), (net, host, long) => {
      fc.pre(net.some((each) => each !== 0))
      const spelt = [...net, ...host].map((each) => each.toString(16).padStart(long ? 4 : 1, '0')).join(':')
      expect(placeOf(`[${spelt.toUpperCase()}]:1`)).toBe(`${net.map((each) => each.toString(16)).join(':')}::/64`)
    }),
  )
})

it('never fails, whatever a proxy passes on', () => {
  fc.assert(fc.property(fc.string(), (text) => placeOf(text).length > 0))
})
