//! On-site staff of Xuchang: the clock runs until the authority has found everybody as promised, and the days come from it (XC-C-4.1b).

use crate::cases::{City, PROVIDER, act, acts};
use crate::harness::{Client, Reply, TestApp};
use crate::on_both;
use crate::outside::runner;
use crate::people::placed;
use serde_json::{Value, json};
use yunheng_access::Reach;

on_both! {
    the_provider_does_not_stop_its_own_clock
    who_comes_in_time_owes_nothing
}

const DAY_MS: i64 = 86_400_000;

/// An office on one day: everybody signs in anew, because days lie between.
struct Today<'a> {
    city: &'a City<'a>,
    case: Value,
}

impl Today<'_> {
    async fn case(&self) -> Value {
        let officer = self.city.as_("officer").await;
        officer.get(&format!("/api/v1/cases/{}", self.case)).await.expect(200).json()
    }

    async fn task(&self, who: &Client<'_>, title: &str) -> Value {
        let case = who.get(&format!("/api/v1/cases/{}", self.case)).await.expect(200).json();
        let tasks = case["tasks"].as_array().expect("tasks");
        let open = tasks.iter().find(|task| task["state"] == "open" && task["title"] == title);
        open.unwrap_or_else(|| panic!("{title}: {tasks:?}")).clone()
    }

    async fn step(&self, login: &str, title: &str, outcome: &str, form: Value) -> Reply {
        let who = self.city.as_(login).await;
        let task = self.task(&who, title).await;
        act(&who, &task, "complete", json!({ "outcome": outcome, "form": form })).await
    }

    async fn checked_in(&self, name: &str) {
        let roster = json!([{ "name": name, "post": "运维", "arrived_on": "2026-11-24" }]);
        let form = json!({ "roster": roster, "site_rules": true });
        self.step("manager", "登记报到", "done", form).await.expect(200);
    }

    async fn verified(&self, word: &str) {
        self.step("officer", "核验人员", "done", json!({ "as_promised": word })).await.expect(200);
    }

    async fn complete(&self, on: &str) -> Value {
        let reply = self.step("officer", "确认全部到位", "done", json!({ "complete_on": on })).await;
        reply.expect(200).json()["form"].clone()
    }
}

/// Called off on Monday the 23rd of November: due on the 30th, late for more than five days from the 6th of December on.
async fn called_off<'a>(test: &TestApp, city: &'a City<'a>) -> Today<'a> {
    placed(test, "leader", "authority_leader", 1, Reach::All).await;
    let form = json!({ "title": "机房驻场", "provider_id": PROVIDER, "project": "云服务", "place": "市民之家",
        "posts": [{ "post": "运维", "count": 1 }] });
    let sent = city.sent(&city.as_("officer").await, "staff-call-off", form).await.expect(200).json();
    let today = Today { city, case: sent["id"].clone() };
    let bare = today.step("leader", "主管部门签发", "approve", json!({})).await.expect(422).json();
    assert_eq!(bare["findings"][0]["where"], "/form/noticed_on");
    let noticed = json!({ "noticed_on": "2026-11-23" });
    let case = today.step("leader", "主管部门签发", "approve", noticed).await.expect(200).json();
    assert_eq!(
        (&case["form"]["due_on"], &case["form"]["over_on"]),
        (&json!("2026-11-30"), &json!("2026-12-05"))
    );
    today
}

async fn days_go(test: &TestApp, days: i64) {
    test.clock.advance_ms(days * DAY_MS);
    let runner = runner(test);
    for _ in 0..4 {
        runner.run_due_once().await.expect("worked off");
    }
}

fn fired(case: &Value, what: &str) -> usize {
    acts(case).iter().filter(|act| *act == what).count()
}

async fn the_provider_does_not_stop_its_own_clock(test: TestApp) {
    let city = City::new(&test).await;
    let today = called_off(&test, &city).await;
    days_go(&test, 1).await;
    today.checked_in("甲某").await;
    let early = json!({ "complete_on": "2026-11-24" });
    let early = today.step("officer", "确认全部到位", "done", early).await.expect(422).json();
    assert_eq!(early["findings"][0]["where"], "/form/as_promised", "nobody has looked at them");
    days_go(&test, 2).await;
    today.verified("不相符").await;
    let again = today.task(&city.as_("manager").await, "登记报到").await;
    assert_eq!(again["due_at"], "2026-12-01T00:00:00+08:00", "the limit does not begin anew");
    let early = json!({ "complete_on": "2026-11-26" });
    today.step("officer", "确认全部到位", "done", early).await.expect(422);
    days_go(&test, 5).await;
    let case = today.case().await;
    assert_eq!((fired(&case, "timer"), fired(&case, "tell")), (1, 3), "late since midnight: {case}");
    days_go(&test, 5).await;
    let case = today.case().await;
    assert_eq!((fired(&case, "timer"), fired(&case, "tell")), (2, 5), "the sixth day: {case}");
    let told = city.as_("officer").await.get("/api/v1/notices").await.expect(200).json().to_string();
    assert!(told.contains("可以终止该项目：机房驻场"), "{told}");
    today.checked_in("丙某").await;
    today.verified("相符").await;
    let form = today.complete("2026-12-06").await;
    assert_eq!(
        (&form["days_late"], &form["days_over"], &form["penalty"]),
        (&json!(6), &json!(1), &json!("12000.00"))
    );
    // The leader has the day looked at again: the fifth day is no right to end the project, and nobody is told anything anew.
    let ends = json!({ "consequence": "终止该项目" });
    for (day, status) in [("2026-12-05", 422), ("2026-12-06", 200)] {
        let leader = city.as_("leader").await;
        let decide = today.task(&leader, "确认违约金").await;
        let back = json!({ "to": "complete", "said": "核对日期" });
        act(&leader, &decide, "return", back).await.expect(200);
        days_go(&test, 0).await;
        today.complete(day).await;
        let decided = today.step("leader", "确认违约金", "确认", ends.clone()).await.expect(status).json();
        if status == 422 {
            assert_eq!(decided["findings"][0]["where"], "/form/days_over", "{decided}");
        }
    }
    let case = today.case().await;
    assert_eq!((&case["state"], fired(&case, "tell")), (&json!("ended"), 6), "{case}");
}

async fn who_comes_in_time_owes_nothing(test: TestApp) {
    let city = City::new(&test).await;
    let today = called_off(&test, &city).await;
    days_go(&test, 7).await;
    today.checked_in("甲某").await;
    today.verified("相符").await;
    let form = today.complete("2026-11-30").await;
    assert_eq!((&form["days_late"], &form["penalty"]), (&json!(0), &json!("0.00")));
    days_go(&test, 20).await;
    let case = today.case().await;
    assert_eq!((&case["state"], fired(&case, "timer")), (&json!("ended"), 0), "{case}");
}
