//! `yunheng policy export`: a pack and what the authority chose, as a folder that every command runs again.

use super::{format_of, serve};
use crate::args::{Cli, Format, PlaceArgs};
use crate::failure::Failure;
use crate::output;
use serde_json::json;
use yunheng_app::rules::{overlay_of, write_pack_folder};
use yunheng_app::{Overlay, Pack, open_pack, open_pack_with};
use yunheng_server::open_store;
use yunheng_values::Lang;

pub fn run(cli: &Cli, pack: &str, place: &PlaceArgs) -> Result<u8, Failure> {
    let format = format_of(cli, Format::Table, &[Format::Json])?;
    let Some(folder) = cli.output.as_deref() else {
        return Err(Failure::argument("--output", "须用 --output 指定文件夹", "name a folder with --output"));
    };
    let overlay = overlay(&open_pack(pack)?, place)?;
    let opened = open_pack_with(pack, &overlay)?;
    let (choices, lists) = (overlay.choices.len(), overlay.lists.len());
    let shown = folder.display().to_string();
    write_pack_folder(&opened.sources, folder).map_err(|error| Failure::writing(&shown, &error))?;
    let (id, digest) = (&opened.pack.manifest.id, &opened.pack.digest);
    let folder = folder.join(id).display().to_string();
    match format {
        Format::Json => {
            let answer =
                json!({ "pack": id, "digest": digest, "choices": choices, "lists": lists, "folder": folder });
            output::write_json(None, &answer)?;
        }
        _ => {
            let text = match cli.lang() {
                Lang::Zh => {
                    format!("已写入{folder}，含选定的口径{choices}项、采用的清单{lists}份  SM3 {digest}\n")
                }
                Lang::En => {
                    format!("written to {folder} with {choices} choices and {lists} lists  SM3 {digest}\n")
                }
            };
            output::write_all(None, text.as_bytes())?;
        }
    }
    Ok(0)
}

/// What the city decided in the product; nothing when no place is named.
fn overlay(pack: &Pack, place: &PlaceArgs) -> Result<Overlay, Failure> {
    if place.config.is_none() && place.data.is_none() && place.database_url.is_none() {
        return Ok(Overlay::default());
    }
    let config = serve::place(place)?;
    serve::runtime()?.block_on(async {
        let store = open_store(&config).await.map_err(|error| serve::unusable("policy", &error))?;
        let found = overlay_of(store.reader(), pack).await;
        found.map_err(|problem| Failure::problem("policy", problem))
    })
}
