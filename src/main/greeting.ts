import { accounts, demoPassword, leadersElsewhere, signIns } from '#demo/accounts.ts'
import { littleSignIns } from '#demo/little/organisation.ts'
import { translator } from '#views/i18n/index.ts'
import { demoPassphrase } from './demo-folder.ts'

/** The large demo of the state, or a small one: of the state, or private. */
export type DemoKind = 'large' | 'small' | 'private'

/** Where each lies. */
export const folderOf: Readonly<Record<DemoKind, string>> = {
  large: 'data/demo',
  small: 'data/demo-small',
  private: 'data/demo-private',
}

const optionsOf: Readonly<Record<DemoKind, string>> = { large: '', small: '--small ', private: '--private ' }

/** What the demo says on the terminal once it answers: where, under which numbers, and how to begin anew. */
export function greet(
  address: string,
  { folder, sealed, kind }: { readonly folder: string; readonly sealed: boolean; readonly kind: DemoKind },
): void {
  const [zh, en] = [translator('zh-Hans'), translator('en')]
  console.log(`\n卷宗演示 · Juanzong demo    ${address}\n`)
  if (sealed) {
    console.log('已锁定。打开网址，输入口令：  Locked. Open the address and type the passphrase:')
    console.log(`    ${demoPassphrase}\n`)
  }
  console.log('登录：工号与密码  Sign in with a staff number and this password')
  console.log(`    ${demoPassword}\n`)
  for (const { staffNumber, name, duty } of kind === 'large' ? signIns : littleSignIns) {
    console.log(`    ${staffNumber}  ${name}  ${zh(`duty.${duty}`)} · ${en(`duty.${duty}`)}`)
  }
  if (kind === 'large') greetTheOthers()
  console.log(
    `\n数据在 ${folder}；重新布置：  The data lies in ${folder}; to begin anew:\n    npm run demo -- ${optionsOf[kind]}--fresh\n小单位，三十人四个账号：  A small one, thirty people and four accounts:\n    npm run demo -- --small\n同样大小的民营企业：  The same as a private firm:\n    npm run demo -- --private\n想要更大的单位：  A larger organisation:\n    npm run demo -- --people 20000\n`,
  )
}

function greetTheOthers(): void {
  const others = [...accounts, ...leadersElsewhere].filter(
    ({ staffNumber }) => !signIns.some((offered) => offered.staffNumber === staffNumber),
  )
  console.log(`\n    另有 ${others.length} 个工号  ${others.length} more numbers:`)
  console.log(`    ${others.map(({ staffNumber, name }) => `${staffNumber} ${name}`).join('  ')}`)
}
