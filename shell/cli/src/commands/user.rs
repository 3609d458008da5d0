//! `yunheng user add | reset`: for the hour in which nobody can sign in.

use super::{format_of, serve};
use crate::args::{Cli, Format, UserAddArgs, UserCommand, UserResetArgs};
use crate::failure::Failure;
use crate::output;
use serde_json::json;
use yunheng_app::people::{CommandLinePerson, FirstPassword, cli_add, cli_reset};
use yunheng_app::{App, Problem, World};
use yunheng_server::{Config, attach_app};
use yunheng_values::Lang;

pub fn run(cli: &Cli, command: &UserCommand) -> Result<u8, Failure> {
    let format = format_of(cli, Format::Table, &[Format::Json])?;
    let (login, password) = match command {
        UserCommand::Add(args) => (&args.login, add(args)?),
        UserCommand::Reset(args) => (&args.login, reset(args)?),
    };
    let login = login.trim().to_lowercase();
    if format == Format::Json {
        let answer = json!({ "login": login, "password": password.clear });
        output::write_json(cli.output.as_deref(), &answer)?;
    } else {
        let text = match cli.lang() {
            Lang::Zh => {
                format!("登录名 {login}\n一次性密码 {}\n只显示这一次；首次登录须修改\n", password.clear)
            }
            Lang::En => format!(
                "login {login}\none-time password {}\nshown this once; it must be changed at the first sign-in\n",
                password.clear
            ),
        };
        output::write_all(cli.output.as_deref(), text.as_bytes())?;
    }
    Ok(0)
}

fn add(args: &UserAddArgs) -> Result<FirstPassword, Failure> {
    let person = CommandLinePerson {
        login: args.login.clone(),
        name: args.name.clone(),
        world: args.world.map_or(World::Business, World::from),
        party: args.party.clone(),
        post: args.post.clone(),
        is_external: args.external,
        expires_at: args.expires.clone(),
    };
    with_app(&serve::place(&args.place)?, async |app| cli_add(app, &person, args.emergency).await)
}

fn reset(args: &UserResetArgs) -> Result<FirstPassword, Failure> {
    with_app(&serve::place(&args.place)?, async |app| cli_reset(app, &args.login, args.emergency).await)
}

fn with_app<T>(config: &Config, act: impl AsyncFnOnce(&App) -> Result<T, Problem>) -> Result<T, Failure> {
    serve::runtime()?.block_on(async {
        let app = attach_app(config).await.map_err(|error| serve::unopened("user", &error))?;
        act(&app).await.map_err(|problem| Failure::problem("user", problem))
    })
}
