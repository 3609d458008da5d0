//! The OpenStack connector against what real clouds answered, played by `cloud.py`, and against clouds that misbehave.

use crate::harness::{Server, here};
use yunheng_connectors::openstack::{self, CloudConfig, CloudReach, Credential, Interface, Inventory, Part};
use yunheng_connectors::{OutboundConfig, SecretString};

const ONE_PROJECT: &str = "microstack-2023-05-08.jsonl.gz";
const SEVEN_PROJECTS: &str = "rhos-liberty-keystone3-2020-01-14.jsonl.gz";

fn cloud(recording: &str, fault: &str) -> Server {
    let file = here().join("openstack").join(recording);
    Server::python("cloud.py", &[file.to_str().unwrap(), fault])
}

fn config(cloud: &Server, reach: CloudReach) -> CloudConfig {
    CloudConfig {
        auth_url: format!("http://127.0.0.1:{}/5000/v3", cloud.port),
        credential: Credential::Password {
            user: "reader".into(),
            user_domain: "Default".into(),
            password: SecretString::from("right"),
            project: Some("admin".into()),
            project_domain: "Default".into(),
        },
        region: Some("RegionOne".into()),
        interface: Interface::Public,
        reach,
        outbound: OutboundConfig { allow: vec!["127.0.0.1".into()], ca_file: None, timeout_seconds: 5 },
    }
}

async fn read(recording: &str, fault: &str, reach: CloudReach) -> Inventory {
    let cloud = cloud(recording, fault);
    openstack::read(&config(&cloud, reach)).await.unwrap()
}

#[tokio::test]
async fn a_cloud_is_read_with_one_token() {
    let found = read(ONE_PROJECT, "", CloudReach::AllProjects).await;
    assert_eq!(found.gaps, []);
    let [server] = &found.servers[..] else { panic!("one server, found {:?}", found.servers) };
    assert_eq!((server.name.as_str(), server.status.as_str()), ("manageiq-spec-server", "ACTIVE"));
    assert_eq!((server.vcpus, server.memory_mib, server.disk_gib), (Some(1), Some(512), Some(1)));
    assert_eq!(server.addresses, ["10.0.0.57"]);
    assert_eq!((found.volumes.len(), found.floating_ips.len(), found.projects.len()), (1, 1, 2));
    assert_eq!(found.volumes[0].created_at.as_deref(), Some("2023-05-08T14:26:25.000000Z"));
    assert!(!found.floating_ips[0].is_used);
}

#[tokio::test]
async fn projects_are_read_one_by_one_and_nothing_counts_twice() {
    let found = read(SEVEN_PROJECTS, "", CloudReach::EachProject).await;
    assert_eq!(found.gaps, []);
    let counts = (found.projects.len(), found.servers.len(), found.volumes.len(), found.floating_ips.len());
    assert_eq!(counts, (7, 9, 6, 10));
    let mut states: Vec<_> = found.servers.iter().map(|server| server.status.as_str()).collect();
    states.sort_unstable();
    states.dedup();
    assert_eq!(states, ["ACTIVE", "PAUSED", "SHELVED_OFFLOADED", "SHUTOFF", "SUSPENDED"]);
    assert!(found.servers.iter().all(|server| server.vcpus.is_some() && !server.project_id.is_empty()));
}

#[tokio::test]
async fn a_wrong_password_says_what_to_check() {
    let cloud = cloud(ONE_PROJECT, "");
    let mut wrong = config(&cloud, CloudReach::AllProjects);
    if let Credential::Password { password, .. } = &mut wrong.credential {
        *password = SecretString::from("wrong");
    }
    let refusal = openstack::read(&wrong).await.unwrap_err();
    assert!(
        refusal.advice.en.contains("401") && refusal.advice.en.contains("check the credential"),
        "{refusal}"
    );
    assert!(!refusal.to_string().contains("wrong"), "no secret in a message: {refusal}");
}

#[tokio::test]
async fn a_cloud_whose_pages_never_end_is_stopped() {
    let found = read(ONE_PROJECT, "forever", CloudReach::AllProjects).await;
    assert_eq!(found.servers.len(), 1);
    assert!(!found.is_whole(Part::Servers) && found.is_whole(Part::Volumes));
    assert!(found.gaps[0].why.en.contains("do not end"), "{:?}", found.gaps);
}

#[tokio::test]
async fn what_it_says_about_totals_is_not_believed() {
    let found = read(ONE_PROJECT, "totals", CloudReach::AllProjects).await;
    assert_eq!((found.volumes.len(), found.gaps.len()), (1, 0));
}

#[tokio::test]
async fn half_a_list_is_told_as_half() {
    let found = read(SEVEN_PROJECTS, "half", CloudReach::EachProject).await;
    assert!((1..9).contains(&found.servers.len()) && !found.is_whole(Part::Servers));
    assert_eq!((found.volumes.len(), found.is_whole(Part::Volumes)), (6, true));
}

#[tokio::test]
async fn a_busy_cloud_is_asked_again() {
    let found = read(ONE_PROJECT, "busy", CloudReach::AllProjects).await;
    assert_eq!((found.servers.len(), found.gaps.len()), (1, 0));
}

#[tokio::test]
async fn a_choice_of_versions_is_no_failure() {
    let found = read(ONE_PROJECT, "choices", CloudReach::AllProjects).await;
    assert_eq!((found.servers.len(), found.gaps.len()), (1, 0));
}

#[tokio::test]
async fn what_the_reader_may_not_see_is_a_gap_and_hides_nothing_else() {
    let found = read(ONE_PROJECT, "closed", CloudReach::AllProjects).await;
    assert_eq!((found.servers.len(), found.volumes.len()), (1, 0));
    assert!(
        !found.is_whole(Part::Volumes) && found.gaps[0].why.en.contains("role that may read"),
        "{:?}",
        found.gaps
    );
}

#[tokio::test]
async fn an_odd_entry_does_not_hide_the_others() {
    let found = read(ONE_PROJECT, "odd", CloudReach::AllProjects).await;
    let names: Vec<_> = found.servers.iter().map(|server| (server.id.as_str(), server.vcpus)).collect();
    assert_eq!(names, [("0985cc99-9cc0-41a8-b91a-fd21a99cb745", Some(1)), ("gone", None)]);
    assert!(!found.is_whole(Part::Servers) && found.gaps[0].why.en.starts_with("odd among the servers"));
}
