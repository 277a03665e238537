import type { Child } from 'hono/jsx'
import type { Day } from '#domain/time.ts'
import { AsOf } from '#views/kit/as-of.tsx'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Chip, Chips } from '#views/kit/chip.tsx'
import { Crumbs, Neighbours } from '#views/kit/crumbs.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { DecisionBar } from '#views/kit/decision-bar.tsx'
import { Definitions } from '#views/kit/definitions.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { Facts } from '#views/kit/facts.tsx'
import { FieldGrid, FileInput, Input, Select, TextArea } from '#views/kit/fields.tsx'
import { Figures } from '#views/kit/figures.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { Menu, MenuLink } from '#views/kit/menu.tsx'
import { Now, OldNew, Was } from '#views/kit/old-new.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pager } from '#views/kit/pager.tsx'
import { Photo } from '#views/kit/photo.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { Progress } from '#views/kit/progress.tsx'
import { Resume } from '#views/kit/resume.tsx'
import { RouteDots } from '#views/kit/route-dots.tsx'
import { ScannerField } from '#views/kit/scanner-field.tsx'
import { SectionMenu } from '#views/kit/section-menu.tsx'
import { Split } from '#views/kit/split.tsx'
import { Suggestions } from '#views/kit/suggest.tsx'
import { Tabs } from '#views/kit/tabs.tsx'
import { Tasks } from '#views/kit/tasks.tsx'
import { Checkbox } from '#views/kit/ticks.tsx'
import { Timeline } from '#views/kit/timeline.tsx'

type Query = Readonly<Record<string, string>>

type GalleryPage = {
  readonly path: string
  readonly porch?: true
  readonly top?: (query: Query) => Child
  readonly draw: (query: Query) => Child
}

const long = '国家能源投资集团有限责任公司西南分公司党委委员、副总经理兼总法律顾问、首席合规官'

const Home = () => (
  <>
    <PageHead over="11 月 24 日 星期二" title="有 7 件事等您，其中 2 件已逾期" />
    <Split
      aside={
        <>
          <Card title="数字" aside="点开见名单" flush>
            <Figures
              items={[
                { value: '1,284', label: '在册干部 · 本月 +3', href: '/gallery/home' },
                { value: '37', label: '人缺材料', href: '/gallery/home' },
                { value: '14', label: '已打印未入盒', href: '/gallery/home', tone: 'seal' },
                { value: '96.4%', label: '档案完整' },
              ]}
            />
          </Card>
          <Card title="我负责的" flush>
            <Lines
              items={[
                { text: '出借中', end: 5, href: '/gallery/home' },
                { text: '转递回执未回', end: <b class="late">2</b>, href: '/gallery/home' },
              ]}
            />
          </Card>
        </>
      }
    >
      <Card
        title="待我处理"
        mark={<Pill tone="seal">2 逾期</Pill>}
        flush
        aside={
          <Tabs
            label="分类"
            items={[
              { href: '/gallery/home', label: '待办', current: true },
              { href: '/gallery/home', label: '已办' },
              { href: '/gallery/home', label: '我发起' },
              { href: '/gallery/home', label: '抄送我', count: 3 },
            ]}
          />
        }
      >
        <Tasks
          label="待我处理"
          items={[
            {
              href: '/gallery/home',
              kind: '晋升',
              title: '王建国 · 财务部副部长 → 部长',
              marks: <RouteDots states={['done', 'done', 'you', 'expected', 'expected']} />,
              detail: '退回给您：请补 2024 年度考核结果 — 赵敏，法务',
              due: '逾期 1 天',
              late: true,
              since: '停留 3 天',
            },
            {
              href: '/gallery/home',
              kind: '新建',
              title: '周㓃 · 信息技术部',
              marks: <RouteDots states={['done', 'you', 'expected']} />,
              detail: '部门负责人已确认，第 3 卷目录缺 2 份材料',
              due: '今天 17:00',
              since: '停留 2 天',
            },
            {
              href: '/gallery/home',
              kind: '新建',
              title: `古丽娜尔·买买提·阿卜杜热合曼 · ${long}`,
              marks: <RouteDots states={['done', 'done', 'stopped']} />,
              detail: long + long,
              due: '11 月 27 日',
              since: '停留 20 分钟',
            },
          ]}
        />
      </Card>
      <Card title="上次登录以来" aside="昨天 18:02 起" flush>
        <Lines
          items={[
            {
              start: '09:12',
              text: (
                <>
                  <b>刘慧</b> 的任职记录更新：投资部部长，2026.11 起 <small>任〔2026〕41 号</small>
                </>
              ),
            },
            { start: '昨天', text: '3 份合同进入到期前 30 天' },
          ]}
        />
      </Card>
      <Card title="没有待办">
        <Empty text="没有等您处理的事。" action={<LinkButton href="/gallery/home">看已办</LinkButton>} />
      </Card>
    </Split>
  </>
)

const Dossier = () => (
  <>
    <Crumbs
      items={[
        { label: '干部', href: '/gallery/home' },
        { label: '财务部', href: '/gallery/home' },
        { label: '第 12 / 38 人' },
      ]}
      aside={
        <Neighbours
          previous={{ label: '上一人', href: '/gallery/home' }}
          next={{ label: '下一人', href: '/gallery/home' }}
        />
      }
    />
    <section class="card person">
      <Photo alt="王建国的照片" />
      <div class="person-text">
        <div class="page-line">
          <div class="page-title">
            <h1>王建国</h1>
            <Pill tone="jade">在册</Pill>
            <Pill tone="indigo">晋升审批中</Pill>
            <Pill tone="amber">2 处待核</Pill>
          </div>
          <div class="page-actions">
            <Menu label="发起审批" kind="go" align="end">
              <MenuLink href="/gallery/home">提交新建</MenuLink>
              <MenuLink href="/gallery/home" detail="3 步">
                更正信息
              </MenuLink>
            </Menu>
            <Menu label="打印" align="end">
              <MenuLink href="/gallery/home">预览</MenuLink>
            </Menu>
          </div>
        </div>
        <Facts items={['男', '1978.06（48 岁）', '汉族', '山东青岛', '中共党员 1999.06']} />
        <Facts items={[<b>集团财务部副部长</b>, '正处级 · 2019.03 起', '任现职 4 年 2 个月', undefined]} />
        <Facts
          items={[
            <>
              档案编号 <b>JZ-0412</b>
            </>,
            <>
              位置 <b>二库 A-03-2 盒 07</b>
            </>,
            '电子与纸质一致',
          ]}
        />
      </div>
    </section>
    <Split
      start={
        <SectionMenu
          items={[
            { href: '/gallery/home', label: '基本信息', state: '✓', current: true },
            { href: '/gallery/home', label: '简历', state: '1 处空档', tone: 'amber' },
            { href: '/gallery/home', label: '学历学位', state: 2 },
            { href: '/gallery/home', label: '任职', state: 6 },
            { href: '/gallery/home', label: '惩处', state: '无' },
            { href: '/gallery/home', label: '家庭成员及社会关系', state: 5 },
            { href: '/gallery/home', label: '进入与人员类别', state: '1 处待核 · 缺 4 项', tone: 'amber' },
          ]}
        />
      }
      aside={
        <>
          <Card title="谁能看到">
            <p>人力资源 3 人、财务部负责人</p>
            <small>家庭：仅人力资源</small>
            <p>
              <a href="/gallery/home">90 天内看过的 6 人</a>
            </p>
          </Card>
          <Card title="变更记录">
            <Timeline
              items={[
                { state: 'you', title: '晋升审批中', detail: '第 3 步，赵敏' },
                { state: 'done', title: '2025 年度考核：优秀', detail: '2026-03-11 · 更新 U-0231' },
                { state: 'done', title: '副部长任职', detail: '2022-09-15 · 任〔2022〕17 号' },
              ]}
            />
          </Card>
        </>
      }
    >
      <Card
        title="基本信息"
        aside={
          <>
            2026-03-11 更新 · 第 7 版 <a href="/gallery/home">修改</a>
          </>
        }
      >
        <Definitions
          items={[
            { label: '姓名', value: '王建国' },
            { label: '出生年月', value: '1978.06', note: <span class="verified">✓ 已认定</span> },
            { label: '籍贯', value: '山东青岛' },
            { label: '出生地' },
            { label: '现任职务', value: long, wide: true },
            { label: '专业技术职务', value: '高级会计师 2012.12' },
            { label: '公民身份号码', value: '370202 ········ 4515' },
          ]}
        />
      </Card>
      <Card
        title="简历"
        mark={<Pill tone="amber">1 处空档</Pill>}
        aside={
          <>
            与任免审批表同宽 <a href="/gallery/home">修改</a>
          </>
        }
      >
        <Resume
          items={[
            { from: '1996.09', until: '2000.07', text: '山东财经大学会计学专业学习' },
            { from: '2000.07', until: '2005.03', text: '青岛分公司财务科科员' },
            {
              gap: (
                <>
                  2005.03 至 2005.08 没有记录，<a href="/gallery/home">去补</a>
                </>
              ),
            },
            {
              from: '2005.08',
              until: '2012.11',
              text: '集团财务部主管',
              during: ['（其间：2008.09—2011.06 中国人民大学在职研究生学习）'],
            },
            { from: '2022.09', until: '', text: '集团财务部副部长' },
          ]}
        />
      </Card>
    </Split>
  </>
)

const Case = ({ query }: { query: Query }) => (
  <>
    <PageHead
      over={<Crumbs items={[{ label: '待办', href: '/gallery/home' }, { label: '晋升 PR-2026-0087' }]} />}
      title="王建国 · 晋升财务部部长"
      marks={
        <>
          <Pill tone="indigo">财务定薪</Pill>
          <Pill tone="amber">今天 17:00 到期</Pill>
        </>
      }
      sub="林晓岚（人力资源）11 月 20 日发起 · 拟 2026-12-01 起生效 · 你是第 4 步，批准后交 赵国华（分管领导）"
      actions={
        <>
          <LinkButton href="/gallery/home" icon="printer">
            打印审批单
          </LinkButton>
          <Menu label="更多" align="end">
            <MenuLink href="/gallery/home">意见记录</MenuLink>
          </Menu>
        </>
      }
    />
    <Split
      aside={
        <Card title="经过与去向">
          <Timeline
            items={[
              {
                state: 'done',
                title: (
                  <>
                    <b>发起</b> 林晓岚
                  </>
                ),
                detail: '11-20 09:14',
              },
              {
                state: 'done',
                title: (
                  <>
                    <b>部门负责人</b> 何志远
                  </>
                ),
                detail: '11-20 15:02 · 用时 6 小时',
                quote: '工作需要，表现突出，同意。',
              },
              {
                state: 'stopped',
                title: (
                  <>
                    <b>法务审查</b> 赵敏
                  </>
                ),
                detail: '11-23 16:21 · 退回',
              },
              {
                state: 'you',
                title: (
                  <>
                    <b>财务定薪</b> 你
                  </>
                ),
                detail: '代 周财（休假至 11-30）',
              },
              {
                state: 'expected',
                title: (
                  <>
                    <b>分管领导</b> 赵国华
                  </>
                ),
              },
              {
                state: 'expected',
                title: (
                  <>
                    <b>总经理</b> 冯远
                  </>
                ),
              },
            ]}
          />
        </Card>
      }
    >
      <Card title="变更内容" aside="你看到的是薪酬部分和必要的身份信息" flush>
        <DataTable
          label="变更内容"
          rows={[
            ['部门', '集团财务部', '集团财务部', '不变'],
            ['职务', '财务部副部长', '财务部部长', '任〔2026〕52 号（拟）'],
            ['职级', '正处级', '正处级', '不变'],
          ]}
          columns={[
            { key: 'what', label: '项目', is: 'name', cell: ([what]) => what },
            { key: 'was', label: '现在', is: 'keep', cell: ([, was, now]) => (was === now ? was : <Was>{was}</Was>) },
            { key: 'now', label: '变为', is: 'keep', cell: ([, was, now]) => (was === now ? now : <Now>{now}</Now>) },
            { key: 'why', label: '依据', cell: ([, , , why]) => <small>{why}</small> },
          ]}
        />
      </Card>
      <Card title="一行里的比较">
        <OldNew was="财务部副部长" now="财务部部长" /> <OldNew was="正处级" now="正处级" /> <OldNew now="新增" />
      </Card>
      {Array.from({ length: 6 }, () => (
        <Card title="测算" aside="数字点开见公式" flush>
          <Lines
            items={[
              { text: '每月增加', end: '2,160.00' },
              { text: '同级同岗', end: '中位 14,050.00 · 6 人' },
            ]}
          />
        </Card>
      ))}
    </Split>
    <div id="decision">
      <PostForm action="/gallery/case/decision" redraws="decision">
        <DecisionBar
          opinion={{ name: 'opinion', problem: query['problem'] && '不同意要写明理由' }}
          phrases={['同意。', '按制度执行。', '请人力资源说明。']}
        >
          <Button name="verdict" value="ask">
            征询
          </Button>
          <Button name="verdict" value="forbidden">
            退回
          </Button>
          <Button kind="stop" name="verdict" value="reject">
            不同意
          </Button>
          <Button kind="go" name="verdict" value="approve">
            同意，看下一件
          </Button>
        </DecisionBar>
      </PostForm>
    </div>
  </>
)

const people = [
  ['王建国', '财务部', '副部长', '正处级', '1978.06', '研究生', '中共党员', 92, 'A-03-2-07'],
  ['周㓃', '信息技术部', '主管', '正科级', '1986.11', '大学', '中共党员', 78, 'A-03-2-08'],
  ['欧阳靖宇', '法务部', '部长', '正处级', '1975.09', '研究生', '民革党员', 97, 'A-02-4-01'],
  ['古丽娜尔·买买提·阿卜杜热合曼', '工会', '干事', '科员', '1991.04', '大学', '中共党员', 100, 'A-01-3-11'],
  ['𠮷田（吉田）樱', '海外部', long, '—', '1980.07', '大学', '—', 64, 'C-01-1-01'],
  ['马腾飞', '办公室', '科员', '科员', '1995.10', '大学', '共青团员', 71, 'A-01-1-09'],
] as const

const List = ({ query }: { query: Query }) => (
  <div class="list">
    <PageHead
      title="干部"
      marks={<span class="page-over">1,284 人 · 筛出 216 人</span>}
      actions={
        <>
          <LinkButton href="/gallery/home">导入</LinkButton>
          <LinkButton href="/gallery/home" kind="go" icon="plus">
            新建档案
          </LinkButton>
        </>
      }
    />
    <Chips
      label="筛选"
      end={
        <Menu kind="chip" label="列" align="end">
          <form method="get">
            <Checkbox name="c" label="学历" checked />
            <Checkbox name="c2" id="c2" label="政治面貌" />
            <Button small>应用</Button>
          </form>
        </Menu>
      }
    >
      <Chip on href="/gallery/home" name="部门：集团本部及以下" />
      <Chip on href="/gallery/home" name="出生：1975—1990" />
      <Menu kind="chip" label="职级">
        <MenuLink href="/gallery/home">正处级</MenuLink>
        <MenuLink href="/gallery/home" current>
          副处级
        </MenuLink>
      </Menu>
      <Chip href="/gallery/home" name="待核" />
    </Chips>
    <DataTable
      label="干部名单"
      rows={query['empty'] ? [] : people}
      empty={<Empty text="没有符合条件的人。" action={<LinkButton href="/gallery/home">去掉条件</LinkButton>} />}
      narrow={query['cards'] ? 'cards' : 'columns'}
      columns={[
        {
          key: 'name',
          label: '姓名',
          is: 'name',
          cell: ([name]) => <a href="/gallery/home">{name}</a>,
          sort: { href: '/gallery/home' },
        },
        { key: 'unit', label: '部门', is: 'keep', cell: (row) => row[1], sort: { href: '/gallery/home' } },
        { key: 'post', label: '职务', is: 'keep', cell: (row) => row[2] },
        { key: 'rank', label: '职级', cell: (row) => row[3] },
        {
          key: 'birth',
          label: '出生年月',
          whole: true,
          cell: (row) => row[4],
          sort: { href: '/gallery/home', now: 'asc' },
        },
        { key: 'degree', label: '学历', cell: (row) => row[5] },
        { key: 'party', label: '政治面貌', cell: (row) => row[6] },
        { key: 'complete', label: '完整度', cell: (row) => <>{row[7]}%</> },
        { key: 'box', label: '盒号', whole: true, cell: (row) => <small>{row[8]}</small> },
      ]}
    />
    <Pager page={3} pages={22} href={(page) => `?page=${page}`}>
      <Pill tone="indigo">已选 3 人</Pill>
      <Button>打印目录</Button>
      <Button disabledBecause="先选两个人">对比</Button>
    </Pager>
  </div>
)

const Filing = ({ query }: { query: Query }) => (
  <>
    <PageHead
      over={<Crumbs items={[{ label: '档案室', href: '/gallery/home' }, { label: '入盒' }]} />}
      title="14 份已打印，等待入盒"
    />
    <Split
      aside={
        <Card title="刚才" mark={<Pill tone="jade">16 已归</Pill>}>
          <Timeline
            items={[
              {
                state: 'done',
                title: (
                  <>
                    <b>何静</b> 目录第 2 页
                  </>
                ),
                detail: 'A-03-1-04',
              },
              { state: 'stopped', title: <b>扫错盒：A-03-1-05</b>, detail: '这页属于 A-03-1-04，没有记录' },
            ]}
          />
        </Card>
      }
    >
      <div id="scan">
        <PostForm action="/gallery/filing/decision" redraws="scan">
          <ScannerField
            name="code"
            label="页码或盒号"
            expects={<>第 2 步：扫盒码（页 P-7F3K-2 · 周㓃 · 封面）</>}
            problem={query['problem'] && 'A-03-1-05 不是这页的盒，没有记录'}
          />
        </PostForm>
      </div>
      <Card title="要入盒的页">
        <PostForm action="/gallery/filing/decision">
          <input type="hidden" name="again" value="yes" />
          <Input label="换一个盒" name="box" value="A-03-1-04" takes="[a-z]{1,2}(-\d{1,3}){3}" size={16} />
          <Input label="备注" name="note" value="旧页销毁" size={16} />
          <div class="form-foot">
            <Button>重新打印</Button>
          </div>
        </PostForm>
      </Card>
      <Card title="按架走一遍" aside={<a href="/gallery/home">打印走架单</a>} flush>
        <DataTable
          label="待入盒"
          narrow="cards"
          rows={[
            ['二库 A-03-2', '07', '王建国', '目录 第 3 页、职务变动登记表 2 页', '换页'],
            ['二库 A-03-2', '08', '周㓃', '封面、目录、履历表，共 9 页', '新卷'],
          ]}
          columns={[
            { key: 'shelf', label: '架位', cell: (row) => row[0] },
            { key: 'box', label: '盒', is: 'keep', cell: (row) => <b>{row[1]}</b> },
            { key: 'who', label: '干部', is: 'name', cell: (row) => row[2] },
            { key: 'what', label: '内容', is: 'keep', cell: (row) => row[3] },
            {
              key: 'kind',
              label: '办法',
              cell: (row) => <Pill tone={row[4] === '换页' ? 'amber' : 'plain'}>{row[4]}</Pill>,
            },
          ]}
        />
      </Card>
    </Split>
  </>
)

const Form = ({ query }: { query: Query }) => {
  const wrong = (text: string) => (query['problem'] ? text : undefined)
  return (
    <>
      <PageHead
        title="修改 · 基本信息"
        over={
          <Crumbs
            items={[
              { label: '干部', href: '/gallery/home' },
              { label: '王建国', href: '/gallery/home' },
              { label: '基本信息' },
            ]}
          />
        }
      />
      {query['problem'] && (
        <Banner tone="seal" alert>
          有 2 处要改，其余都还在。
        </Banner>
      )}
      <PostForm action="/gallery/form/decision">
        <Card title="基本信息">
          <FieldGrid>
            <Input label="姓名" name="name" value="王建国" required />
            <Input
              label="出生年月"
              name="birth"
              value="1978.13"
              problem={wrong('没有 13 月；写成 1978.06 这样')}
              help="年或年月，如 1978.06"
              size={12}
            />
            <Select
              label="性别"
              name="sex"
              value="1"
              empty="未选择"
              options={[
                { value: '1', label: '男' },
                { value: '2', label: '女' },
              ]}
            />
            <Input label="民族" name="nation" value="汉族" list={['汉族', '维吾尔族', '回族']} />
            <TextArea label="现任职务" name="post" value={long} class="wide" />

            <FileInput label="照片" name="photo" accept="image/jpeg,image/png" problem={wrong('照片要 JPEG 或 PNG')} />
            <Checkbox label="已与身份证原件核对" name="seen" checked />
            <Input label="只读" name="ro" value="JZ-0412" readonly />
          </FieldGrid>
          <div class="form-foot">
            <Button kind="go">保存</Button>
            <LinkButton href="/gallery/home">不改了</LinkButton>
            <Button kind="stop">删除这条</Button>
            <Button disabledBecause="已归档，只读">提交</Button>
            <Button kind="quiet" small>
              更多
            </Button>
          </div>
        </Card>
      </PostForm>
    </>
  )
}

const Parts = () => (
  <div class="stack">
    <PageHead title="Parts" />
    <Banner>
      2005.03 至 2005.08 没有记录。<a href="/gallery/home">去补</a>
    </Banner>
    <Banner tone="seal" alert action={<Button small>重新读取</Button>}>
      这一页已被赵敏在 10:32 修改；您写的都还在，请核对两处。
    </Banner>
    <Banner tone="jade">已归档，只读。</Banner>
    <Banner tone="indigo">你看到的是 2025-01-01 当天的内容。</Banner>
    <Card title="进度">
      <Progress label="正在打开名册" done={3820} total={10000} />
    </Card>
    <Card title="药丸">
      <div class="form-foot">
        <Pill>加页</Pill>
        <Pill tone="indigo">审批中</Pill>
        <Pill tone="jade">在册</Pill>
        <Pill tone="amber">待核</Pill>
        <Pill tone="seal">逾期</Pill>
      </div>
    </Card>
    <Card title="照片">
      <div class="form-foot">
        <Photo alt="" size="small" />
        <Photo alt="" />
        <Photo alt="" size="large" />
      </div>
    </Card>
    <Card title="空表" flush>
      <DataTable label="空" rows={[]} columns={[]} empty={<Empty text="还没有导入过文件。" />} />
    </Card>
  </div>
)

const SignIn = ({ query }: { query: Query }) => (
  <>
    <PageHead title="登录" />
    <Card>
      <PostForm action="/gallery/sign-in/decision">
        {query['problem'] && (
          <Banner tone="seal" alert>
            工号或口令不对。
          </Banner>
        )}
        <Input label="工号" name="number" autocomplete="username" autofocus />
        <Input label="口令" name="password" type="password" autocomplete="current-password" />
        <div class="form-foot">
          <Button kind="go">登录</Button>
        </div>
      </PostForm>
    </Card>
  </>
)

export const Suggested = ({ q }: { q: string }) => (
  <Suggestions
    items={[
      { href: '/gallery/home', title: '王建国', detail: '财务部副部长', aside: '1978.06' },
      { href: '/gallery/home', title: '王建国', detail: '工程部 · 工程师', aside: '1991.03' },
    ]}
    more={{ href: `/search?q=${q}`, title: `在全部内容里找“${q}”` }}
  />
)

export const galleryPages: Readonly<Record<string, GalleryPage>> = {
  home: { path: '/', draw: () => <Home /> },
  dossier: { path: '/dossiers/1', top: () => <AsOf action="#" today={'2026-11-24' as Day} />, draw: () => <Dossier /> },
  past: { path: '/dossiers/1', top: () => <AsOf action="#" day={'2025-01-01' as Day} />, draw: () => <Dossier /> },
  case: { path: '/cases/1', draw: (query) => <Case query={query} /> },
  list: { path: '/dossiers', draw: (query) => <List query={query} /> },
  filing: { path: '/archive', draw: (query) => <Filing query={query} /> },
  form: { path: '/dossiers/1', draw: (query) => <Form query={query} /> },
  parts: { path: '/', draw: () => <Parts /> },
  refused: { path: '/', draw: () => <PageHead title="你不能做这件事" /> },
  'sign-in': { path: '/sign-in', porch: true, draw: (query) => <SignIn query={query} /> },
}
