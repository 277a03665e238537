/** Why the program does not start or open: on the terminal and on the page of the sealed house. */
export const trouble = {
  'trouble.folder-missing':
    '数据文件夹 {folder} 不存在。请核对 JUANZONG_DATA，或把备份恢复到这里；只想看看，请运行 npm run demo。',
  'trouble.folder-empty': '{folder} 里还没有单位的数据。请核对 JUANZONG_DATA；只想看看，请运行 npm run demo。',
  'trouble.folder-unwritable': '{file} 不能读写。请让运行卷宗的账号对这个文件夹有读写权限，再试一次。',
  'trouble.folder-no-demo': '{folder} 里放着别的东西，演示不改动它。请换一个文件夹，或先把里面的东西移走。',
  'trouble.folder-taken': '数据文件夹 {folder} 正由另一个卷宗进程使用，什么都没有改动。请先停下那一个，再启动。',
  'trouble.folder-taken-at':
    '数据文件夹 {folder} 正由另一个卷宗进程使用，它的网址是 {address}，什么都没有改动。请直接打开它，或先停下它再启动。',
  'trouble.disk-full': '写不进 {file}：磁盘满了。已保存的内容都在。请腾出空间再试。',
  'trouble.disk-failing': '读写 {file} 时磁盘出错。请先检查磁盘，数据原样留着，不要删。',
  'trouble.keyring-missing':
    '有数据库，却没有密钥环 {file}。没有它，谁也打不开这些档案。请把密钥环的备份放回这里；要另立单位，请换一个数据文件夹。',
  'trouble.keyring-unreadable':
    '{file} 不是完整的密钥环（空文件、被截断或已损坏）。请用备份换回；原文件先留着，不要删。',
  'trouble.keyring-demo': '{folder} 里放的是演示数据，正式服务不打开它。请核对 JUANZONG_DATA。',
  'trouble.keyring-real': '{folder} 里放的是正式单位的密钥，演示不打开也不改动它。请换一个文件夹。',
  'trouble.database-missing':
    '密钥环里有密钥，旁边却没有数据库 {file}。没有另建新库，密钥一把也没有动。请把数据库的备份恢复到这里；要重新开始，请换一个数据文件夹。',
  'trouble.database-empty':
    '密钥环里有密钥，旁边的数据库 {file} 却是空的。什么都没有改动，密钥一把也没有动。请把数据库的备份恢复到这里；要重新开始，请换一个数据文件夹。',
  'trouble.database-foreign':
    '数据库 {file} 不属于旁边的密钥环。什么都没有改动。请把同一套备份里的数据库和密钥环放在一起；要重新开始，请换一个数据文件夹。',
  'trouble.database-unreadable':
    '{file} 不是完整的数据库（被截断、已损坏或是别的文件）。请用备份恢复；原文件先留着，不要删。',
  'trouble.database-newer': '数据库 {file} 是由更新版本的程序写的，什么都没有改动。请换用版本 {value} 或更新的程序。',
  'trouble.upgrade-no-snapshot': '{folder} 里没有这个版本读得了的升级前副本，什么都没有改动。请用备份恢复。',
  'trouble.upgrade-snapshot-altered':
    '升级前副本 {file} 不完整或被改动过，没有用它，什么都没有改动。请检查磁盘，或用备份恢复。',
  'trouble.database-trial':
    '{file} 是试用版留下的数据，这个版本不读它，什么都没有改动。请换一个数据文件夹；演示数据请用 npm run demo -- --fresh 重新布置。',
  'trouble.demo-closed': '演示的密钥文件打不开 {folder}。要重新布置：npm run demo -- --fresh',
  'trouble.people-invalid': '--people 后面的 {value} 用不了。请填 100 到 100000 之间的整数，例如 --people 20000。',
  'trouble.port-invalid': '端口号 {value} 用不了。JUANZONG_PORT（或 --port）要填 0 到 65535 之间的整数。',
  'trouble.port-taken': '端口 {value} 已被别的程序占用。请换一个端口（JUANZONG_PORT 或 --port），或停下占用它的程序。',
  'trouble.port-forbidden': '没有权限使用端口 {value}。请换一个 1024 以上的端口，或给这个账号授权。',
  'trouble.host-unknown': '这台机器没有地址 {value}。请核对 JUANZONG_HOST。',
  'trouble.origin-invalid': 'JUANZONG_ORIGIN 是 {value}，要写成 https://hr.example.cn 这样的网址。',
  'trouble.encryption-needed':
    '要让别的机器访问 {value}，须有证书（JUANZONG_CERT 和 JUANZONG_KEY）或代理（JUANZONG_ORIGIN）。',
  'trouble.certificate-halved': '证书和私钥要成对设置：JUANZONG_CERT 和 JUANZONG_KEY 少了一个。',
  'trouble.certificate-missing': '找不到或打不开 {file}。请核对 JUANZONG_CERT 和 JUANZONG_KEY 的路径和权限。',
  'trouble.certificate-unreadable': '{file} 不是能用的 PEM 证书或私钥。请换成未加口令的 PEM 文件。',
  'trouble.certificate-mismatched': '证书和私钥 {file} 不是一对。请核对 JUANZONG_CERT 和 JUANZONG_KEY。',
  'trouble.copy-usage': '用法：{value}',
  'trouble.copy-folder-missing': '文件夹 {folder} 不存在。请核对路径，或先把它建好、把那块盘挂上。',
  'trouble.copy-folder-gone': '{folder} 里找不到以前的备份，多半是那块盘没有挂上。什么都没有写。请挂好以后再试。',
  'trouble.copy-folder-used': '{folder} 里放着别的东西，备份不写进去。请换一个空文件夹。',
  'trouble.copy-foreign': '{folder} 里是另一家单位的备份，什么都没有改动。请换一个文件夹。',
  'trouble.copy-taken': '另一个进程正往 {folder} 写备份，什么都没有改动。请等它写完再试。',
  'trouble.copy-inside-data': '{folder} 和数据文件夹套在一起，备份要放在别处，最好是另一块盘。',
  'trouble.copy-beside-keyring':
    '密钥环的副本不能放进 {folder}：它不能和数据、也不能和数据的备份放在一处。请换一个文件夹。',
  'trouble.copy-sealed': '系统现在是锁定的，锁定时数据不会变。请解锁以后再备份，或先停下服务再运行这条命令。',
  'trouble.copy-busy': '正在备份，请等这一次做完。',
  'trouble.copy-ended': '备份中途停了，没有写完的那一份不算数，以前的都在。请再试一次。',
  'trouble.copy-none': '{folder} 里没有完整的备份。请核对路径：要写备份所在的文件夹，或其中 copies 下的某一份。',
  'trouble.copy-unreadable': '{file} 读不出来。请检查这块盘和读取权限，或换用另一份备份。',
  'trouble.copy-manifest': '备份清单 {file} 不完整或被改动过，这一份不能用。请换用另一份备份。',
  'trouble.copy-newer': '{folder} 是由更新版本的程序（{value}）备份的。请用那个版本或更新的版本来恢复。',
  'trouble.copy-file-missing': '备份里少了 {file}，这一份不能用，没有留下恢复了一半的数据。请换用另一份备份。',
  'trouble.copy-file-altered':
    '{file} 和备份清单对不上（被截断、损坏或换过），没有留下恢复了一半的数据。请换用另一份备份。',
  'trouble.copy-database-broken':
    '{file} 核验不通过，这一份不算数，以前的备份都在。请先检查磁盘，再看系统页的核验结果。',
  'trouble.copy-keyring-foreign': '密钥环 {file} 不是这家单位的。什么都没有改动，请换成同一家单位的密钥环。',
  'trouble.copy-keyring-less': '现在的密钥环比 {folder} 里的副本少了密钥，副本没有动。请先查明原因，不要删掉那份副本。',
  'trouble.restore-not-empty': '{folder} 不是空的，没有往里恢复。请换一个空文件夹；里面的东西先留着，不要删。',
  'trouble.drill-not-opened': '给的口令打不开这份密钥环，演练没有通过。请核对口令；需要几位保管人时，每位一行。',
  'trouble.unknown': '没有打开成功，数据没有改动。请让信息技术人员查看服务器日志后再试。',
} as const
