import { move, transferableSymbol, valueSymbol } from 'piscina'

/**
 * What a job answers, its bytes handed over to the main thread and not copied there. Bytes that share their buffer with others
 * are copied after all.
 */
export function handedOver<Answer extends object>(answer: Answer, { buffer, byteLength }: Uint8Array): Answer {
  if (buffer.byteLength !== byteLength) return answer
  // The worker takes this apart before it answers.
  return move({ [transferableSymbol]: [buffer], [valueSymbol]: answer } as never) as Answer
}
