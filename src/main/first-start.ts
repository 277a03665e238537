import type { FirstStart } from '#routes/start/first-start.ts'

/** What the terminal says of a first start: where, with which code, and into which folder. */
export function tellFirstStart(address: string, { code, hasKeys }: FirstStart, folder: string): void {
  console.log(`\n第一次启动，数据放在 ${folder}。打开网址，输入启动码：`)
  console.log(`First start, into ${folder}. Open the address and type the start code:\n`)
  console.log(`    ${address}/start`)
  console.log(`    ${code}\n`)
  if (hasKeys()) console.log(`已锁定，先由保管人解锁。  Sealed; custodians unlock it first: ${address}/unseal\n`)
}
