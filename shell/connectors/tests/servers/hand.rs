//! The hand that changes an OpenStack cloud, against a cloud that can be changed and that misbehaves (`builder.py`).

use crate::harness::Server;
use yunheng_connectors::openstack::{
    CloudConfig, CloudReach, Credential, Deed, Hand, Interface, Standing, Tag, Told, Which,
};
use yunheng_connectors::{Cause, OutboundConfig, SecretString};

fn cloud(fault: &str) -> Server {
    Server::python("builder.py", &[fault])
}

fn config(cloud: &Server, password: &str) -> CloudConfig {
    CloudConfig {
        auth_url: format!("http://127.0.0.1:{}/v3", cloud.port),
        credential: Credential::Password {
            user: "executor".into(),
            user_domain: "Default".into(),
            password: SecretString::from(password),
            project: None,
            project_domain: "Default".into(),
        },
        region: None,
        interface: Interface::Public,
        reach: CloudReach::AllProjects,
        outbound: OutboundConfig { allow: vec!["127.0.0.1".into()], ca_file: None, timeout_seconds: 5 },
    }
}

fn tag(line: &str) -> Tag {
    Tag { platform: "here".into(), order: "7-provide".into(), line: line.into() }
}

fn server(name: &str) -> Deed {
    Deed::CreateServer {
        name: name.into(),
        flavor: "f-small".into(),
        image: Some("img-1".into()),
        boot: None,
        networks: vec!["net-1".into()],
        zone: None,
    }
}

fn volume(name: &str) -> Deed {
    Deed::CreateVolume { name: name.into(), size_gib: 50, volume_type: "ssd-1".into(), image: None }
}

/// Asks and looks until it is done; the id. A cloud that is busy is asked again.
async fn carried_out(hand: &mut Hand<'_>, deed: &Deed, tag: &Tag) -> String {
    let mut known = None;
    for _ in 0..20 {
        match hand.look(deed, tag, known.as_deref()).await.unwrap() {
            Standing::Done(made) => return made.id,
            Standing::UnderWay(_) => {}
            Standing::Broken(why) => panic!("{deed:?}: {}", why.en),
            Standing::NotThere => match hand.ask(deed, tag).await {
                Told::Taken(id) => known = id,
                Told::Busy(_) => {}
                told => panic!("{deed:?}: {told:?}"),
            },
        }
    }
    panic!("{deed:?} is never done")
}

#[tokio::test]
async fn a_machine_lives_its_whole_life_in_every_pace() {
    for fault in ["", "slow", "busy", "conflict"] {
        let cloud = cloud(fault);
        let config = config(&cloud, "right");
        let mut hand = Hand::open(&config, "p1").await.unwrap();
        let id = carried_out(&mut hand, &server("web"), &tag("1.1")).await;
        let disk = carried_out(&mut hand, &volume("web-d1"), &tag("1.1.d1")).await;
        let attach = Deed::Attach { server: Which::Id(id.clone()), volume: Which::Id(disk.clone()) };
        assert_eq!(carried_out(&mut hand, &attach, &tag("1.1.d1")).await, disk);
        let to = ("f-xlarge", id.clone());
        carried_out(&mut hand, &Deed::Resize { server: to.1.clone(), flavor: to.0.into() }, &tag("2.1"))
            .await;
        carried_out(&mut hand, &Deed::ConfirmResize { server: to.1, flavor: to.0.into() }, &tag("2.1")).await;
        carried_out(&mut hand, &Deed::Extend { volume: disk.clone(), size_gib: 80 }, &tag("2.1")).await;
        carried_out(&mut hand, &Deed::Stop { server: id.clone() }, &tag("3.1")).await;
        carried_out(&mut hand, &Deed::Start { server: id.clone() }, &tag("3.1")).await;
        let there = hand.survey().await.unwrap();
        let (one, other) = (&there.servers[0], &there.volumes[0]);
        assert_eq!((one.status.as_str(), one.flavor.as_str()), ("ACTIVE", "f-xlarge"), "{fault}");
        assert_eq!((other.size_gib, &other.servers[..]), (80, &[id.clone()][..]), "{fault}");
        assert_eq!(one.tag, Some(tag("1.1")));
        carried_out(&mut hand, &Deed::DeleteServer { server: id.clone() }, &tag("4.1")).await;
        carried_out(&mut hand, &Deed::DeleteVolume { volume: disk }, &tag("4.1")).await;
        let gone = hand.survey().await.unwrap();
        assert_eq!((gone.servers.len(), gone.volumes.len()), (0, 0), "{fault}");
        // What is gone cannot be resized any more, and says so.
        let late = hand.look(&Deed::Resize { server: id, flavor: "f-small".into() }, &tag("5.1"), None).await;
        assert!(matches!(late, Ok(Standing::Broken(_))), "{late:?}");
    }
}

#[tokio::test]
async fn what_was_made_without_an_answer_is_found_by_what_it_carries() {
    let cloud = cloud("lost");
    let config = config(&cloud, "right");
    let mut hand = Hand::open(&config, "p1").await.unwrap();
    assert!(matches!(hand.ask(&server("web"), &tag("1.1")).await, Told::Unsure(_)));
    let found = hand.look(&server("web"), &tag("1.1"), None).await.unwrap();
    assert!(matches!(&found, Standing::Done(made) if made.id == "srv-1"), "{found:?}");
    // Another line, another order and another platform are others.
    for other in
        [tag("1.2"), Tag { order: "8".into(), ..tag("1.1") }, Tag { platform: "there".into(), ..tag("1.1") }]
    {
        assert_eq!(hand.look(&server("web"), &other, None).await.unwrap(), Standing::NotThere);
    }
}

#[tokio::test]
async fn two_of_one_line_are_for_people() {
    let cloud = cloud("");
    let config = config(&cloud, "right");
    let mut hand = Hand::open(&config, "p1").await.unwrap();
    for _ in 0..2 {
        assert!(matches!(hand.ask(&server("web"), &tag("1.1")).await, Told::Taken(Some(_))));
    }
    let found = hand.look(&server("web"), &tag("1.1"), None).await.unwrap();
    assert!(matches!(&found, Standing::Broken(why) if why.en.contains("more than one")), "{found:?}");
}

#[tokio::test]
async fn a_refusal_is_told_apart_from_what_nobody_knows() {
    let word = |told: &Told| match told {
        Told::Taken(_) => "taken",
        Told::Busy(_) => "busy",
        Told::Refused(_) => "refused",
        Told::Unsure(_) => "unsure",
    };
    for (fault, expected) in [
        ("full", "refused"),
        ("choices", "refused"),
        ("void", "unsure"),
        ("busy", "busy"),
        ("conflict", "busy"),
    ] {
        let cloud = cloud(fault);
        let config = config(&cloud, "right");
        let mut hand = Hand::open(&config, "p1").await.unwrap();
        let told = hand.ask(&server("web"), &tag("1.1")).await;
        assert_eq!(word(&told), expected, "{fault}: {told:?}");
        if fault == "full" {
            assert!(matches!(&told, Told::Refused(why) if why.en.contains("Quota exceeded")), "{told:?}");
        }
        assert_eq!(hand.look(&server("web"), &tag("1.1"), None).await.unwrap(), Standing::NotThere);
    }
}

#[tokio::test]
async fn a_server_that_fails_says_why() {
    let cloud = cloud("error");
    let config = config(&cloud, "right");
    let mut hand = Hand::open(&config, "p1").await.unwrap();
    assert!(matches!(hand.ask(&server("web"), &tag("1.1")).await, Told::Taken(_)));
    let found = hand.look(&server("web"), &tag("1.1"), None).await.unwrap();
    assert!(matches!(&found, Standing::Broken(why) if why.en.contains("No valid host")), "{found:?}");
}

#[tokio::test]
async fn a_survey_follows_the_pages_of_every_service() {
    let cloud = cloud("tight");
    let config = config(&cloud, "right");
    let mut hand = Hand::open(&config, "p1").await.unwrap();
    let found = hand.survey().await.unwrap();
    assert_eq!((found.flavors.len(), found.images.len(), found.networks.len()), (4, 3, 1));
    assert_eq!(
        found.volume_types.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(),
        ["efficient", "ssd-1"]
    );
    // A limit below nought is none, and one that is not told is not known.
    assert_eq!((found.room.vcpus, found.room.servers, found.room.disk_gib), (Some(4), None, None));
}

#[tokio::test]
async fn only_the_project_that_was_asked_for_is_entered() {
    let cloud = cloud("");
    let refused = Hand::open(&config(&cloud, "wrong"), "p1").await.err().unwrap();
    assert_eq!(refused.cause, Cause::Setup);
    let config = CloudConfig {
        credential: Credential::Application { id: "a".into(), secret: SecretString::from("s") },
        ..config(&cloud, "right")
    };
    assert!(Hand::open(&config, "p2").await.is_err());
}
