import { declare } from '#domain/health/check.ts'

/** TLS and proxy, as the request saw them that asks. */
export const entrance = declare({
  key: 'entrance',
  says: { here: 'good', tls: 'good', proxy: 'good', plain: 'act', past: 'look', silent: 'act', name: 'act' },
  judge: ({ entrance: found }) => {
    if (!found) return undefined
    const { https, behindProxy, fromProxy, says, sameName, peer } = found
    const about = { peer }
    if (!behindProxy) return { say: https ? 'tls' : peer === '127.0.0.1' ? 'here' : 'plain', about }
    if (!fromProxy) return { say: 'past', about }
    if (!says) return { say: 'silent', about }
    return { say: sameName ? 'proxy' : 'name', about }
  },
})
