//! The yardstick for the server: a plain axum handler with one indexed query on the same database. No sign-in, no scope, no audit,
//! no description: what is left when everything that the platform is for is taken away.
//!
//! usage: yardstick DATABASE ADDR:PORT     (DATABASE: a SQLite file or postgres://…)

use axum::extract::{Path, Query, State};
use axum::routing::get;
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};
use sqlx::{PgPool, Row, SqlitePool};
use std::error::Error;

#[derive(Clone)]
enum Pool {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

const COLUMNS: &str = "id, name, kind, level, uscc, status";

macro_rules! shown {
    ($row:expr) => {
        json!({
            "id": $row.get::<i64, _>(0), "name": $row.get::<String, _>(1), "kind": $row.get::<String, _>(2),
            "level": $row.get::<String, _>(3), "uscc": $row.get::<Option<String>, _>(4), "status": $row.get::<String, _>(5),
        })
    };
}

async fn detail(State(pool): State<Pool>, Path(id): Path<i64>) -> Json<Value> {
    let sql = format!("SELECT {COLUMNS} FROM party WHERE id = $1");
    Json(match pool {
        Pool::Sqlite(pool) => {
            let row = sqlx::query(sqlx::AssertSqlSafe(sql))
                .bind(id)
                .fetch_one(&pool)
                .await
                .expect("the row is there");
            shown!(row)
        }
        Pool::Postgres(pool) => {
            let row = sqlx::query(sqlx::AssertSqlSafe(sql))
                .bind(id)
                .fetch_one(&pool)
                .await
                .expect("the row is there");
            shown!(row)
        }
    })
}

#[derive(Deserialize)]
struct After {
    name: String,
    id: i64,
}

async fn list(State(pool): State<Pool>, Query(after): Query<After>) -> Json<Value> {
    let sql = format!("SELECT {COLUMNS} FROM party WHERE (name, id) > ($1, $2) ORDER BY name, id LIMIT 50");
    let rows: Vec<Value> = match pool {
        Pool::Sqlite(pool) => {
            let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(after.name).bind(after.id);
            query.fetch_all(&pool).await.expect("rows").iter().map(|row| shown!(row)).collect()
        }
        Pool::Postgres(pool) => {
            let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(after.name).bind(after.id);
            query.fetch_all(&pool).await.expect("rows").iter().map(|row| shown!(row)).collect()
        }
    };
    Json(json!({"items": rows}))
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(database), Some(listen)) = (arguments.next(), arguments.next()) else {
        return Err("usage: yardstick DATABASE ADDR:PORT".into());
    };
    let pool = if database.starts_with("postgres") {
        Pool::Postgres(PgPool::connect(&database).await?)
    } else {
        Pool::Sqlite(SqlitePool::connect(&format!("sqlite:{database}?mode=ro")).await?)
    };
    let router = Router::new().route("/detail/{id}", get(detail)).route("/list", get(list)).with_state(pool);
    axum::serve(tokio::net::TcpListener::bind(listen).await?, router).await?;
    Ok(())
}
