//! What people read of a plan.

use super::draft::Step;
use yunheng_connectors::openstack::{Choice, Deed, Survey, Which};
use yunheng_ledger::reconcile::Short;
use yunheng_values::{ItemId, Text};

/// What ids are called.
pub(super) struct CloudWords<'w> {
    pub(super) survey: &'w Survey,
    pub(super) steps: &'w [Step],
}

impl CloudWords<'_> {
    fn named<'c>(choices: &'c [Choice], id: &'c str) -> &'c str {
        choices.iter().find(|one| one.id == id).map_or(id, |one| one.name.as_str())
    }

    fn server(&self, id: &str) -> String {
        let found = self.survey.servers.iter().find(|one| one.id == id);
        found.map_or_else(|| id.to_owned(), |one| format!("{} {id}", one.name))
    }

    fn volume(&self, id: &str) -> String {
        let found = self.survey.volumes.iter().find(|one| one.id == id);
        found.map_or_else(|| id.to_owned(), |one| format!("{} {id}", one.name).trim().to_owned())
    }

    fn which(&self, which: &Which) -> String {
        match which {
            Which::Id(id) => self.server(id),
            Which::Made(place) => {
                let step = usize::try_from(place - 1).ok().and_then(|at| self.steps.get(at));
                match step.map(|step| &step.deed) {
                    Some(Deed::CreateServer { name, .. } | Deed::CreateVolume { name, .. }) => name.clone(),
                    _ => String::new(),
                }
            }
        }
    }
}

/// A step in a line.
pub(super) fn step_words(deed: &Deed, words: &CloudWords<'_>) -> Text {
    let flavors = &words.survey.flavors;
    match deed {
        Deed::CreateVolume { name, size_gib, volume_type, image } => {
            let zh = image.as_ref().map(|_| "，作系统盘").unwrap_or_default();
            let en = image.as_ref().map(|_| ", to start from").unwrap_or_default();
            Text::new(
                format!("新建云硬盘 {name}，{size_gib}GiB，类型{volume_type}{zh}"),
                format!("make the volume {name}, {size_gib} GiB of {volume_type}{en}"),
            )
        }
        Deed::CreateServer { name, flavor, networks, .. } => {
            let flavor = CloudWords::named(flavors, flavor);
            let all = networks.iter().map(|id| CloudWords::named(&words.survey.networks, id));
            let networks = all.collect::<Vec<_>>().join(" ");
            Text::new(
                format!("新建云主机 {name}，规格{flavor}，网络{networks}"),
                format!("make the server {name} of flavor {flavor} in {networks}"),
            )
        }
        Deed::Attach { server, volume } => {
            let (server, volume) = (words.which(server), words.which(volume));
            Text::new(format!("把云硬盘 {volume} 挂到 {server}"), format!("attach {volume} to {server}"))
        }
        Deed::Resize { server, flavor } => {
            let (server, flavor) = (words.server(server), CloudWords::named(flavors, flavor));
            Text::new(format!("{server} 改为规格{flavor}"), format!("resize {server} to {flavor}"))
        }
        Deed::ConfirmResize { server, .. } => {
            let server = words.server(server);
            Text::new(format!("确认 {server} 的新规格"), format!("confirm the resize of {server}"))
        }
        Deed::Extend { volume, size_gib } => {
            let volume = words.volume(volume);
            Text::new(format!("{volume} 扩到{size_gib}GiB"), format!("extend {volume} to {size_gib} GiB"))
        }
        Deed::Start { server } => simple("开机", "start", &words.server(server)),
        Deed::Stop { server } => simple("关机", "stop", &words.server(server)),
        Deed::DeleteServer { server } => simple("删除云主机", "delete the server", &words.server(server)),
        Deed::DeleteVolume { volume } => simple("删除云硬盘", "delete the volume", &words.volume(volume)),
    }
}

fn simple(zh: &str, en: &str, what: &str) -> Text {
    Text::new(format!("{zh} {what}"), format!("{en} {what}"))
}

/// Why a cloud cannot make what was ordered, and whether people do it instead.
pub(super) fn short_words(short: &Short, name: impl Fn(&ItemId) -> String) -> (bool, Text) {
    let is_by_hand = matches!(short, Short::ByHand | Short::Beside(_));
    let text = match short {
        Short::ByHand => Text::new("不是云主机或云硬盘，由人办理", "neither server nor volume: people do it"),
        Short::Beside(item) => Text::new(
            format!("含有平台不能开通的“{}”，由人办理", name(item)),
            format!("has `{}`, which is not made in the cloud: people do it", name(item)),
        ),
        Short::NoFlavor => Text::new(
            "云平台没有与订单相符的规格：请云服务商建一个，或者在云平台对应里写明",
            "the cloud has no flavor that counts as what was ordered: make one, or say in the mapping what counts",
        ),
        Short::Shrinks => Text::new(
            "云主机上的云硬盘比订单多，减盘由人办理",
            "the server has more disk than was ordered: people take disks away",
        ),
        Short::NoVolumeType(item) => Text::new(
            format!("云平台没有按“{}”计的云硬盘类型", name(item)),
            format!("the cloud has no kind of volume that counts as `{}`", name(item)),
        ),
        Short::NotWhole(item) => Text::new(
            format!("“{}”不是整GB", name(item)),
            format!("`{}` is no whole number of GB", name(item)),
        ),
        Short::NoDisk => Text::new(
            "这个规格没有系统盘，订单里也没有云硬盘",
            "the flavor has no disk, and none was ordered",
        ),
    };
    (is_by_hand, text)
}
