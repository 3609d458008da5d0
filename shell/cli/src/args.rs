//! The command line, with an example for each command.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;
use yunheng_app::{Choice, RulesRequest, World};
use yunheng_values::{Date, Lang, parse_date};

/// 云衡 on the command line.
#[derive(Debug, Parser)]
#[command(
    name = "yunheng",
    version,
    about = "云衡：按规则核算、评估、考核政务云 · Yunheng weighs a government cloud"
)]
#[command(propagate_version = true, arg_required_else_help = true, max_term_width = 110)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
    /// 界面语言 Language of messages
    #[arg(long, global = true, value_enum, default_value = "zh")]
    lang: LangArg,
    /// 输出格式 Output format
    #[arg(long, global = true, value_enum)]
    pub format: Option<Format>,
    /// 写入文件（先写临时文件再改名） Write to a file, all or nothing
    #[arg(long, global = true, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// 文书落款日期，默认今天 Date on a document; today by default
    #[arg(long, global = true, value_name = "DATE", value_parser = date)]
    pub issued_on: Option<Date>,
}

impl Cli {
    pub fn lang(&self) -> Lang {
        match self.lang {
            LangArg::Zh => Lang::Zh,
            LangArg::En => Lang::En,
        }
    }

    pub fn wants_json(&self) -> bool {
        self.format == Some(Format::Json)
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum LangArg {
    Zh,
    En,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// 表格 table for people
    Table,
    /// one JSON document
    Json,
    /// CSV
    Csv,
    /// 清单 xlsx
    Xlsx,
    /// pdf
    Pdf,
    /// docx
    Docx,
    /// FOCUS 1.2 CSV
    Focus,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// 规则包：检查、解释、算例、成书 · Rule packs
    #[command(subcommand)]
    Policy(PolicyCommand),
    /// 流程：读BPMN、证明健全 · Processes
    #[command(subcommand)]
    Process(ProcessCommand),
    /// 时限：算出到期日 · A due date
    #[command(
        after_help = "例 Example:\n  yunheng deadline xuchang --key req.provision --from 2026-09-30\n  yunheng deadline xuchang --limit 3wd --from 2026-10-09 --backward"
    )]
    Deadline(DeadlineArgs),
    /// 工作日历：导入放假安排 · The working calendar
    #[command(subcommand)]
    Calendar(CalendarCommand),
    /// 计费：租用台账 × 价格 → 云资源使用清单 · Rate leases
    #[command(
        after_help = "例 Example:\n  yunheng rate xuchang --leases leases.csv --prices prices.csv --period 2026-06-02/2026-12-02 --format csv --output lines.csv\n  yunheng rate xuchang --leases leases.csv --period 2026-06-02/2026-12-02 --explain vm-0051 vcpu.x86 2026-07"
    )]
    Rate(RateArgs),
    /// 调优：按使用率给出升降配与删除建议 · Right-size
    #[command(
        after_help = "例 Example:\n  yunheng size xuchang --resources resources.csv --usage usage.parquet --at 2027-06-01 --format xlsx --output advice.xlsx"
    )]
    Size(SizeArgs),
    /// 考核：按指标表打分 · Assess
    #[command(
        after_help = "例 Example:\n  yunheng assess xuchang --sheet indicators.json --format pdf --output report.pdf"
    )]
    Assess(AssessArgs),
    /// 结算：得分系数、违约金、已付款 → 应付 · Settle
    #[command(
        after_help = "例 Example:\n  yunheng settle xuchang --cycles cycles.json --format pdf --output settlement.pdf"
    )]
    Settle(SettleArgs),
    /// 启动服务：网页与接口 · Serve the page and the API
    #[command(
        after_help = "例 Example:\n  yunheng serve --data /var/lib/yunheng\n  yunheng serve --data /var/lib/yunheng --database-url postgres://yunheng@db/yunheng --listen 0.0.0.0:8080"
    )]
    Serve(ServerArgs),
    /// 演示城市：建一座虚构的城市供试用 · An invented city to look around in
    #[command(
        after_help = "例 Example:\n  yunheng demo --data data-demo --serve\n  yunheng demo --data data-demo --format json --output people.json"
    )]
    Demo(DemoArgs),
    /// 审计链：校验、导出 · The audit chain
    #[command(subcommand)]
    Audit(AuditCommand),
    /// 备份：服务不停，一个加密文件 · Save everything in one encrypted file while the service runs
    #[command(
        after_help = "例 Example:\n  yunheng backup --data /var/lib/yunheng --output /backup/yunheng-1.backup --passphrase-file /etc/yunheng/passphrase"
    )]
    Backup(BackupArgs),
    /// 恢复：到空目录、空数据库，核对无误才算完成 · Restore into an empty place
    #[command(
        after_help = "例 Example:\n  yunheng restore yunheng-1.backup --data /var/lib/yunheng --passphrase-file passphrase\n  yunheng restore yunheng-1.backup --check --passphrase-file passphrase"
    )]
    Restore(RestoreArgs),
    /// 体检：数据库、密钥、审计链、时钟、磁盘、配置 · What is wrong with this installation
    #[command(after_help = "例 Example:\n  yunheng doctor --data /var/lib/yunheng")]
    Doctor(DoctorArgs),
    /// 账号：无人能登录时，在本机添加或重置 · Accounts, from the machine itself
    #[command(subcommand)]
    User(UserCommand),
    /// 清点：读一个OpenStack云里有什么，不改动它 · What an OpenStack cloud holds
    #[command(
        after_help = "例 Example:\n  yunheng inventory cloud.toml\n  yunheng inventory cloud.toml --format json --output inventory.json"
    )]
    Inventory {
        /// 云的地址与只读凭证 address and reading credential of the cloud, TOML
        #[arg(value_name = "CLOUD")]
        cloud: PathBuf,
    },
    /// 对账：台账与云平台资源清单，两个文件 · Two files: a ledger and an inventory
    #[command(
        after_help = "例 Example:\n  yunheng reconcile xuchang --ledger leases.csv --inventory inventory.json --on 2026-10-10\n  yunheng reconcile xuchang --ledger leases.xlsx --inventory inventory.xlsx --links links.csv --projects projects.csv --format json"
    )]
    Reconcile(ReconcileArgs),
    /// 重演：一份真实的工单记录按现行规则重办一遍 · A past log of tickets under the present rules
    #[command(
        after_help = "例 Example:\n  yunheng replay incident_event_log.csv --from 2026-03-02\n  yunheng replay incident_event_log.csv --from 2026-03-02 --most 500 --format json --output replay.json"
    )]
    Replay(ReplayArgs),
    /// 命令补全脚本 · Shell completion
    #[command(after_help = "例 Example:\n  yunheng completions bash > /etc/bash_completion.d/yunheng")]
    Completions {
        /// bash, zsh, fish, …
        shell: clap_complete::Shell,
    },
}

#[derive(Debug, Subcommand)]
pub enum PolicyCommand {
    /// 检查规则包，一次报出全部问题 · Every finding at once
    #[command(
        after_help = "例 Example:\n  yunheng policy check xuchang guangzhou songjiang\n  yunheng policy check ./policies/mycity --format json"
    )]
    Check {
        /// 规则包名或文件夹 pack names, or folders with a `/`
        #[arg(required = true, value_name = "PACK")]
        packs: Vec<String>,
    },
    /// 解释条款、指标、口径或参数 · Explain an id
    #[command(
        after_help = "例 Example:\n  yunheng policy explain xuchang XC-M-23c\n  yunheng policy explain xuchang XC-I-50 --ruling step.mode=floor"
    )]
    Explain {
        pack: String,
        /// 条款、指标、口径编号或参数键 clause, leaf, ruling or parameter
        id: String,
        #[command(flatten)]
        rules: RulesArgs,
    },
    /// 运行算例，逐字核对 · Run the worked cases
    #[command(after_help = "例 Example:\n  yunheng policy test xuchang")]
    Test {
        #[arg(required = true, value_name = "PACK")]
        packs: Vec<String>,
    },
    /// 条款处置覆盖情况 · What became of each article
    #[command(after_help = "例 Example:\n  yunheng policy coverage xuchang")]
    Coverage {
        #[arg(required = true, value_name = "PACK")]
        packs: Vec<String>,
    },
    /// 条文、数据、算例合编成一本书 · Text, data and cases as one document
    #[command(after_help = "例 Example:\n  yunheng policy weave xuchang --output xuchang.md")]
    Weave {
        pack: String,
        #[command(flatten)]
        rules: RulesArgs,
    },
    /// 载入本市文件的官方文本，与要点并列显示 · Load an official text
    #[command(after_help = "例 Example:\n  yunheng policy load-text xuchang XC-M official.txt")]
    LoadText {
        pack: String,
        /// 文件编号 document id
        document: String,
        file: PathBuf,
    },
    /// 导出规则包连同主管部门选定的口径，文件夹可再运行 · A pack with its choices as a folder
    #[command(
        after_help = "例 Example:\n  yunheng policy export xuchang --data /var/lib/yunheng --output rules\n  yunheng policy check ./rules/xuchang"
    )]
    Export {
        pack: String,
        #[command(flatten)]
        place: PlaceArgs,
    },
}

#[derive(Debug, Subcommand)]
pub enum ProcessCommand {
    /// 检查BPMN 2.0文件：读得懂吗、健全吗、哪些只保留不执行 · Read, prove sound, list what is not executed
    #[command(
        after_help = "例 Example:\n  yunheng process check apply.bpmn change.bpmn\n  yunheng process check apply.bpmn --format json"
    )]
    Check {
        /// BPMN 2.0文件，- 为标准输入 BPMN 2.0 files; - is standard input
        #[arg(required = true, value_name = "FILE")]
        files: Vec<String>,
    },
}

#[derive(Debug, Subcommand)]
pub enum CalendarCommand {
    /// 导入一年的放假安排 · Import a year's notice
    #[command(after_help = "例 Example:\n  yunheng calendar import 2027.json")]
    Import {
        file: PathBuf,
        /// 更正已公布的年份 correct a published year
        #[arg(long)]
        replace: bool,
    },
    /// 已公布的年份 · Published years
    #[command(after_help = "例 Example:\n  yunheng calendar show")]
    Show,
}

/// Which rules: date and readings.
#[derive(Debug, Clone, Default, Args)]
pub struct RulesArgs {
    /// 按哪一天的规则 rules of this day (default: the last dated version)
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub at: Option<Date>,
    /// 另择口径，可重复 read a ruling otherwise; may be repeated
    #[arg(long = "ruling", value_name = "KEY=VALUE", value_parser = choice)]
    pub rulings: Vec<Choice>,
}

impl RulesArgs {
    pub fn request(&self) -> RulesRequest {
        RulesRequest { at: self.at, choices: self.rulings.clone() }
    }
}

#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("question").required(true).args(["limit", "key"]))]
pub struct DeadlineArgs {
    pub pack: String,
    /// 2wd 工作日, 5d 自然日, 30min, 1month, 2y
    #[arg(long)]
    pub limit: Option<String>,
    /// 规则包里的时限键 a limit of the pack, for example req.provision
    #[arg(long)]
    pub key: Option<String>,
    /// 起算时刻，当日不计 start; its day is not counted
    #[arg(long, value_name = "INSTANT")]
    pub from: String,
    /// 倒数 count back
    #[arg(long)]
    pub backward: bool,
    #[command(flatten)]
    pub rules: RulesArgs,
}

#[derive(Debug, Args)]
pub struct RateArgs {
    pub pack: String,
    /// 租用台账 csv/xlsx
    #[arg(long, value_name = "FILE")]
    pub leases: PathBuf,
    /// 价格表 csv/xlsx
    #[arg(long, value_name = "FILE")]
    pub prices: Option<PathBuf>,
    /// 付款方 csv/xlsx
    #[arg(long, value_name = "FILE")]
    pub payers: Option<PathBuf>,
    /// START/END，END不含 END exclusive
    #[arg(long)]
    pub period: String,
    /// 打印一行的依据 why a line is what it is
    #[arg(long, num_args = 3, value_names = ["RESOURCE", "ITEM", "MONTH"])]
    pub explain: Option<Vec<String>>,
    #[command(flatten)]
    pub rules: RulesArgs,
}

#[derive(Debug, Args)]
pub struct SizeArgs {
    pub pack: String,
    /// 资源表 csv/xlsx
    #[arg(long, value_name = "FILE")]
    pub resources: PathBuf,
    /// 使用率 csv/xlsx/parquet
    #[arg(long, value_name = "FILE")]
    pub usage: PathBuf,
    /// 判断日 day of the judgement; the window is the year before
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub at: Date,
    /// 另择口径 read a ruling otherwise
    #[arg(long = "ruling", value_name = "KEY=VALUE", value_parser = choice)]
    pub rulings: Vec<Choice>,
}

#[derive(Debug, Args)]
pub struct AssessArgs {
    pub pack: String,
    /// 评分表 JSON
    #[arg(long, value_name = "FILE")]
    pub sheet: PathBuf,
    #[command(flatten)]
    pub rules: RulesArgs,
}

#[derive(Debug, Args)]
pub struct SettleArgs {
    pub pack: String,
    /// 结算周期 JSON
    #[arg(long, value_name = "FILE")]
    pub cycles: PathBuf,
    #[command(flatten)]
    pub rules: RulesArgs,
}

/// Where the service keeps what it keeps. What is not named here comes from the file, then from `YUNHENG_…`.
#[derive(Debug, Clone, Default, Args)]
pub struct ServerArgs {
    /// 配置文件，默认当前目录的yunheng.toml configuration file
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// 数据目录：数据库、密钥、附件 folder of database, keys, attachments
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// 数据库地址，默认数据目录里的SQLite文件 address of the database
    #[arg(long, value_name = "URL")]
    pub database_url: Option<String>,
    /// 监听地址 address to listen on
    #[arg(long, value_name = "ADDR:PORT")]
    pub listen: Option<std::net::SocketAddr>,
    /// 允许执行放行的工单：会改动云平台 carry out released work orders in OpenStack clouds
    #[arg(long)]
    pub openstack_execute: bool,
}

#[derive(Debug, Args)]
pub struct ReconcileArgs {
    /// 规则包名或文件夹 pack name, or a folder with a `/`
    #[arg(value_name = "PACK")]
    pub pack: String,
    /// 台账：租用清单，csv或xlsx leases as they are exported, csv or xlsx
    #[arg(long, value_name = "FILE")]
    pub ledger: PathBuf,
    /// 云平台资源清单：inventory的JSON，或csv、xlsx JSON of `yunheng inventory`, or csv or xlsx
    #[arg(long, value_name = "FILE")]
    pub inventory: PathBuf,
    /// 资源与云平台编号的对应：cloud_id、resource_id which thing of the cloud a resource is
    #[arg(long, value_name = "FILE")]
    pub links: Option<PathBuf>,
    /// 云项目与项目的对应：cloud_project_id、project_id whose the cloud's projects are
    #[arg(long, value_name = "FILE")]
    pub projects: Option<PathBuf>,
    /// 对账日，默认规则的日期 the day that is compared; that of the rules when absent
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub on: Option<yunheng_values::Date>,
    #[command(flatten)]
    pub rules: RulesArgs,
}

#[derive(Debug, Args)]
pub struct ReplayArgs {
    /// 工单变更记录，ServiceNow导出的列 changes of tickets with the columns of ServiceNow, CSV or xlsx
    #[arg(value_name = "LOG")]
    pub log: String,
    /// 从哪一周开始重演 the week from which it is told again
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub from: yunheng_values::Date,
    /// 最多重演多少张工单 at most so many tickets
    #[arg(long, value_name = "N", default_value_t = usize::MAX, hide_default_value = true)]
    pub most: usize,
}

#[derive(Debug, Args)]
pub struct DemoArgs {
    #[command(flatten)]
    pub server: ServerArgs,
    /// 种子：同一种子是同一座城市 the same seed is the same city
    #[arg(long, value_name = "N", default_value_t = yunheng_app::demo::SEED)]
    pub seed: u64,
    /// 建好后启动服务 serve it
    #[arg(long)]
    pub serve: bool,
}

/// Where a platform is that is there already.
#[derive(Debug, Clone, Default, Args)]
pub struct PlaceArgs {
    /// 配置文件，默认当前目录的yunheng.toml configuration file
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// 数据目录 data folder
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// 数据库地址，默认数据目录里的SQLite文件 address of the database
    #[arg(long, value_name = "URL")]
    pub database_url: Option<String>,
}

#[derive(Debug, Subcommand)]
pub enum AuditCommand {
    /// 校验导出文件，或数据库 · Verify an export, or the database
    #[command(
        after_help = "例 Example:\n  yunheng audit verify audit.jsonl --key audit-sm2.pub --known checkpoints.jsonl\n  yunheng audit verify --data /var/lib/yunheng"
    )]
    Verify(AuditVerifyArgs),
    /// 导出为可离线校验的文件 · Export as a file that verifies offline
    #[command(
        after_help = "例 Example:\n  yunheng audit export --data /var/lib/yunheng --output audit.jsonl"
    )]
    Export(AuditExportArgs),
}

#[derive(Debug, Args)]
pub struct AuditVerifyArgs {
    /// 导出文件；不给则校验数据库 an export; the database without it
    #[arg(conflicts_with_all = ["config", "data", "database_url"])]
    pub file: Option<PathBuf>,
    /// 签名公钥文件，可重复 file of a public key that signed; may be repeated
    #[arg(long = "key", value_name = "FILE")]
    pub keys: Vec<PathBuf>,
    /// 另存的检查点文件，可重复 checkpoints that were kept elsewhere; may be repeated
    #[arg(long, value_name = "FILE")]
    pub known: Vec<PathBuf>,
    #[command(flatten)]
    pub place: PlaceArgs,
}

#[derive(Debug, Args)]
pub struct AuditExportArgs {
    /// 从第几条起 position of the first entry
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u64).range(1..))]
    pub from: u64,
    #[command(flatten)]
    pub place: PlaceArgs,
}

#[derive(Debug, Args)]
pub struct BackupArgs {
    /// 口令文件，取第一行，至少12个字符；- 为标准输入 file whose first line is the passphrase
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: PathBuf,
    /// 不含密钥（密钥另行保存） leave the keys out
    #[arg(long)]
    pub without_keys: bool,
    #[command(flatten)]
    pub place: PlaceArgs,
}

#[derive(Debug, Args)]
pub struct RestoreArgs {
    /// 备份文件 the backup
    pub file: PathBuf,
    /// 口令文件 file whose first line is the passphrase
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: PathBuf,
    /// 只核对备份，不写入 only look whether the backup is whole
    #[arg(long)]
    pub check: bool,
    /// 密钥目录（备份不含密钥时） folder of the keys, for a backup without them
    #[arg(long, value_name = "DIR")]
    pub keys: Option<PathBuf>,
    /// 另存的检查点文件，用以发现旧副本 checkpoints that were kept elsewhere: they show an old copy
    #[arg(long, value_name = "FILE")]
    pub known: Vec<PathBuf>,
    #[command(flatten)]
    pub place: PlaceArgs,
}

#[derive(Debug, Args)]
pub struct DoctorArgs {
    #[command(flatten)]
    pub place: PlaceArgs,
}

#[derive(Debug, Subcommand)]
pub enum UserCommand {
    /// 添加账号，打印一次性密码 · Add an account
    #[command(
        after_help = "例 Example:\n  yunheng user add zhang.san --name 张三 --party 示例市数据局 --data /var/lib/yunheng"
    )]
    Add(UserAddArgs),
    /// 重置密码与动态口令 · Reset password and one-time codes
    #[command(after_help = "例 Example:\n  yunheng user reset zhang.san --data /var/lib/yunheng")]
    Reset(UserResetArgs),
}

#[derive(Debug, Args)]
pub struct UserAddArgs {
    /// 登录名 login
    pub login: String,
    /// 姓名 name
    #[arg(long)]
    pub name: String,
    /// 所属单位的名称、简称或代码 name, short name or code of the party
    #[arg(long)]
    pub party: Option<String>,
    /// 岗位 post
    #[arg(long)]
    pub post: Option<String>,
    /// 外部人员 from outside
    #[arg(long)]
    pub external: bool,
    /// 到期 end of the account
    #[arg(long, value_name = "DATE")]
    pub expires: Option<String>,
    /// 界别，默认业务 world
    #[arg(long, value_enum)]
    pub world: Option<WorldArg>,
    /// 紧急：三员已就位仍动管理员账号，特别留痕 touch an administrator although the three are there
    #[arg(long)]
    pub emergency: bool,
    #[command(flatten)]
    pub place: PlaceArgs,
}

#[derive(Debug, Args)]
pub struct UserResetArgs {
    /// 登录名 login
    pub login: String,
    /// 紧急：三员已就位仍动管理员账号，特别留痕 touch an administrator although the three are there
    #[arg(long)]
    pub emergency: bool,
    #[command(flatten)]
    pub place: PlaceArgs,
}

/// The worlds of accounts.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum WorldArg {
    /// 业务
    Business,
    /// 系统管理员
    System,
    /// 安全管理员
    Security,
    /// 审计管理员
    Audit,
}

impl From<WorldArg> for World {
    fn from(world: WorldArg) -> Self {
        match world {
            WorldArg::Business => Self::Business,
            WorldArg::System => Self::System,
            WorldArg::Security => Self::Security,
            WorldArg::Audit => Self::Audit,
        }
    }
}

fn date(text: &str) -> Result<Date, String> {
    parse_date(text).map_err(|error| error.to_string())
}

fn choice(text: &str) -> Result<Choice, String> {
    match text.split_once('=') {
        Some((key, value)) if !key.is_empty() => Ok(Choice { key: key.to_owned(), value: value.to_owned() }),
        _ => Err("KEY=VALUE is expected, for example band.border=upper_inclusive".to_owned()),
    }
}
