//! The command line, with an example for each command.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;
use yunheng_app::{Choice, RulesRequest};
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
}

#[derive(Debug, Args)]
pub struct DemoArgs {
    #[command(flatten)]
    pub server: ServerArgs,
    /// 种子：同一种子是同一座城市 the same seed is the same city
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// 建好后启动服务 serve it
    #[arg(long)]
    pub serve: bool,
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
