//! `yunheng demo`: an invented city to look around in.

use super::{format_of, serve};
use crate::args::{Cli, DemoArgs, Format};
use crate::failure::Failure;
use crate::output::{self, Sink};
use crate::table::Table;
use std::io::Write;
use yunheng_api::{DemoJson, DemoPersonJson};
use yunheng_app::demo::{self, Demo};
use yunheng_server::{Config, open_app};
use yunheng_values::Lang;

/// Makes the city where there is none yet, and serves it if asked to.
pub fn run(cli: &Cli, args: &DemoArgs) -> Result<u8, Failure> {
    let format = format_of(cli, Format::Table, &[Format::Json])?;
    let (config, lang) = (serve::config(&args.server)?, cli.lang());
    // The passwords are shown once, so the place for them must be there before the city is.
    let sink = Sink::open(cli.output.as_deref())?;
    let city = serve::runtime()?.block_on(make(&config, args.seed))?;
    if format == Format::Json {
        let text = serde_json::to_string_pretty(&city).map_err(|error| serve::unusable("demo", &error))?;
        keep(cli, sink, &(text + "\n"))?;
    } else {
        if city.made {
            keep(cli, sink, &for_people(&city.people, lang))?;
        }
        output::message(&what_now(&city, &config, args.serve, lang));
    }
    if args.serve { serve::run(cli, &args.server) } else { Ok(0) }
}

/// Writes the passwords; a file of them is for its owner alone.
fn keep(cli: &Cli, mut sink: Sink<'_>, text: &str) -> Result<(), Failure> {
    let place = cli.output.as_ref().map_or_else(|| "stdout".to_owned(), |path| path.display().to_string());
    sink.write_all(text.as_bytes()).map_err(|error| Failure::writing(&place, &error))?;
    sink.finish()?;
    #[cfg(unix)]
    if let Some(path) = cli.output.as_ref().filter(|path| path.is_file()) {
        use std::os::unix::fs::PermissionsExt;
        let private = std::fs::Permissions::from_mode(0o600);
        std::fs::set_permissions(path, private).map_err(|error| Failure::writing(&place, &error))?;
    }
    Ok(())
}

async fn make(config: &Config, seed: u64) -> Result<DemoJson, Failure> {
    let app = open_app(config).await.map_err(|error| serve::unusable("demo", &error))?;
    let made = demo::make(&app, seed).await;
    app.store().clone().close().await.map_err(|error| serve::unusable("demo", &error))?;
    Ok(match made.map_err(|problem| Failure::problem("demo", problem))? {
        Demo::Made(people) => DemoJson { made: true, seed, people },
        Demo::There(seed) => DemoJson { made: false, seed, people: Vec::new() },
    })
}

fn for_people(people: &[DemoPersonJson], lang: Lang) -> String {
    let mut table = match lang {
        Lang::Zh => Table::new(["角色", "岗位", "姓名", "单位", "登录名", "密码", "动态口令密钥"]),
        Lang::En => {
            Table::new(["role", "post", "name", "party", "login", "password", "one-time code secret"])
        }
    };
    for person in people {
        let role = if lang == Lang::Zh { &person.role_zh } else { &person.role_en };
        table.row([
            role.clone(),
            person.post.clone(),
            person.name.clone(),
            person.party.clone(),
            person.login.clone(),
            person.password.clone(),
            person.totp_secret.clone().unwrap_or_default(),
        ]);
    }
    table.render()
}

fn what_now(city: &DemoJson, config: &Config, serves: bool, lang: Lang) -> String {
    let (data, seed, count) = (config.data.display(), city.seed, city.people.len());
    let mut text = match (city.made, lang) {
        (true, Lang::Zh) => format!(
            "演示城市已建好：{count}人，均为虚构。以上密码只显示这一次，库里只存散列，请现在保存。\n\
             三位管理员登录还要动态口令：把密钥录入手机验证器，或用 oathtool --totp --base32 密钥。\n"
        ),
        (true, Lang::En) => format!(
            "the demo city is made: {count} people, all invented. The passwords above are shown this once; only hashes are kept.\n\
             The three administrators also need a one-time code: type the secret into an authenticator, or oathtool --totp --base32 SECRET\n"
        ),
        (false, Lang::Zh) => format!(
            "演示城市已在（{data}，种子{seed}），沿用。密码只在建成时显示；找不到了就删掉这个目录（或换空库）重新建。\n"
        ),
        (false, Lang::En) => format!(
            "the demo city is there already ({data}, seed {seed}) and is used as it is. Its passwords were shown when it was made; \
             if they are lost, remove the folder (or name an empty database) and make it again.\n"
        ),
    };
    if !serves {
        // An address may hold a password, so it is not repeated.
        let database = if config.database_url.is_some() { " --database-url …" } else { "" };
        let word = if lang == Lang::Zh { "启动：" } else { "serve it with: " };
        text.push_str(&format!("{word}yunheng serve --data {data}{database}\n"));
    }
    text
}
