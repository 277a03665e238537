import { request as plainRequest } from 'node:http'
import { request as tlsRequest } from 'node:https'
import type { TLSSocket } from 'node:tls'
import type { Answer } from '#domain/health/measures.ts'

/** How long an address may take to answer, in milliseconds. */
const patience = 5000

/**
 * Asks the address that people type how the house is, as a browser would reach it: through whatever proxy stands there, and
 * with the certificate that it shows. Nothing is sent but this one question.
 */
export function askAddress(address: string): Promise<Answer> {
  const isTls = address.startsWith('https:')
  const ask = isTls ? tlsRequest : plainRequest
  return new Promise((resolve) => {
    const fail = (error?: Error) => resolve({ is: isUntrusted(error) ? 'untrusted' : 'silent', address })
    // Whether the certificate is trusted is told by the answer: of one that is not, too, it is asked when it ends.
    const asking = ask(`${address}/health`, { timeout: patience }, (answer) => {
      answer.resume()
      const days = isTls ? daysLeft(answer.socket as TLSSocket) : undefined
      const safe = !isTls || answer.headers['strict-transport-security'] !== undefined
      resolve(answer.statusCode === 200 ? { is: 'well', address, days, safe } : { is: 'silent', address })
    })
    asking.on('timeout', () => asking.destroy())
    asking.on('error', fail)
    asking.on('close', () => fail())
    asking.end()
  })
}

const isUntrusted = (error: Error | undefined): boolean =>
  error !== undefined && 'code' in error && /CERT|SELF_SIGNED|UNABLE_TO|ALTNAME/.test(String(error.code))

/** Whole days until the certificate ends. */
const daysLeft = (socket: TLSSocket): number =>
  Math.floor((Date.parse(socket.getPeerCertificate().valid_to) - Date.now()) / 86_400_000)
