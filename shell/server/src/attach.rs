//! Opening a platform that is there already, for the commands beside the service. Nothing is made and nothing is brought up to date.

use crate::config::Config;
use crate::run::ServeError;
use std::sync::Arc;
use yunheng_app::{App, FileKeys, Location, StartError, Store, StoreError, SystemClock};
use yunheng_values::Text;

/// Where the database of a configuration is.
///
/// # Errors
/// An address that is none.
pub fn location(config: &Config) -> Result<Location, ServeError> {
    match &config.database_url {
        Some(address) => Ok(Location::parse(address).map_err(StartError::from)?),
        None => Ok(Location::Sqlite(config.data.join("yunheng.db"))),
    }
}

/// Opens the database of a configuration if it is there.
///
/// # Errors
/// When it is not, or cannot be reached.
pub async fn open_store(config: &Config) -> Result<Store, ServeError> {
    let location = location(config)?;
    // Opening would make the file.
    if let Location::Sqlite(path) = &location
        && !path.is_file()
    {
        let missing = std::io::Error::new(std::io::ErrorKind::NotFound, "no database is there");
        return Err(ServeError::Data(path.display().to_string(), missing));
    }
    Ok(Store::open(&location).await.map_err(StartError::from)?)
}

/// Opens the platform of a configuration as it is.
///
/// # Errors
/// When there is none, or it needs something done first; what that is.
pub async fn attach_app(config: &Config) -> Result<App, ServeError> {
    let store = open_store(config).await?;
    let keys = FileKeys::read(&config.data.join("keys"))?;
    Ok(App::attach(store, Box::new(keys), Arc::new(SystemClock), config.data.clone()).await?)
}

impl ServeError {
    /// For people, with every cause.
    pub fn text(&self) -> Text {
        let mut en = self.to_string();
        let mut cause = std::error::Error::source(self);
        while let Some(error) = cause {
            if !en.contains(&error.to_string()) {
                en = format!("{en}: {error}");
            }
            cause = error.source();
        }
        Text::new(self.in_chinese().unwrap_or_else(|| en.clone()), en)
    }

    /// The causes that somebody can do something about; the rest is in the words of system and database.
    fn in_chinese(&self) -> Option<String> {
        match self {
            Self::Data(path, error) if error.kind() == std::io::ErrorKind::NotFound => {
                Some(format!("{path} 里没有数据库；首次启动 yunheng serve 会建立"))
            }
            Self::Data(path, error) => Some(format!("数据目录 {path}：{error}")),
            Self::Keys(error) => Some(format!("密钥不可用：{error}")),
            Self::Start(error) => started(error),
            Self::Listen { what, source } => Some(format!("无法监听（{what}）：{source}")),
            Self::Bootstrap(_) => None,
        }
    }
}

fn started(error: &StartError) -> Option<String> {
    Some(match error {
        StartError::Store(StoreError::NewerSchema { found, known }) => {
            format!("数据库结构是第{found}版，本程序只认到第{known}版：请用更新的程序")
        }
        StartError::Store(error) => format!("打不开数据库：{}", error.chain()),
        StartError::OtherKeys { found, expected } => format!(
            "数据目录里的密钥（{found}）不是这个数据库的密钥（{expected}）：请换回正确的 keys 目录，否则个人信息无法解密"
        ),
        StartError::Missing => "数据库里没有平台；首次启动 yunheng serve 会建立".to_owned(),
        StartError::OlderSchema { found, known } => {
            format!("数据库结构是第{found}版，本程序是第{known}版：先启动一次服务，由它升级")
        }
    })
}
