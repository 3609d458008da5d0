//! Which step of a delivery starts a clock, and when.

use yunheng_calendar::{Step, StepsTaken, clock_start, step_of_event};
use yunheng_values::{Moment, parse_moment};

fn at(text: &str) -> Option<Moment> {
    Some(parse_moment(text).expect("a moment"))
}

/// Box at 10:00, mail at 10:01; opened at 11:00 and signed for at 12:00 of the day after.
fn record() -> [StepsTaken; 2] {
    let in_box = at("2026-11-23 10:00");
    [
        StepsTaken {
            sent: in_box,
            delivered: in_box,
            opened: at("2026-11-24 11:00"),
            signed: at("2026-11-24 12:00"),
        },
        StepsTaken { sent: at("2026-11-23 10:01"), ..StepsTaken::default() },
    ]
}

#[test]
fn each_reading_has_its_moment() {
    let expected = [
        (Step::Sent, "2026-11-23 10:00"),
        (Step::Delivered, "2026-11-23 10:00"),
        (Step::Opened, "2026-11-24 11:00"),
        (Step::Signed, "2026-11-24 12:00"),
    ];
    for (step, moment) in expected {
        assert_eq!(clock_start(&record(), step), at(moment), "{step:?}");
    }
}

#[test]
fn a_clock_does_not_run_before_its_step() {
    let only_sent = [StepsTaken { sent: at("2026-11-23 10:00"), ..StepsTaken::default() }];
    assert_eq!(clock_start(&only_sent, Step::Delivered), None);
    assert_eq!(clock_start(&[], Step::Sent), None);
    let unsigned = record().map(|way| StepsTaken { signed: None, ..way });
    assert_eq!(clock_start(&unsigned, Step::Signed), None);
}

#[test]
fn a_later_step_proves_the_earlier_ones() {
    let no_receipt =
        StepsTaken { sent: at("2026-11-23 10:00"), opened: at("2026-11-25 09:00"), ..StepsTaken::default() };
    assert_eq!(no_receipt.by(Step::Delivered), at("2026-11-25 09:00"));
    // A receipt that comes in after the person had already opened it does not put the arrival off.
    let late = StepsTaken { delivered: at("2026-11-26 09:00"), ..no_receipt };
    assert_eq!(late.by(Step::Delivered), at("2026-11-25 09:00"));
}

#[test]
fn the_first_way_counts() {
    let mail = StepsTaken { delivered: at("2026-11-23 09:00"), ..StepsTaken::default() };
    let [in_box, _] = record();
    assert_eq!(clock_start(&[in_box, mail], Step::Delivered), at("2026-11-23 09:00"));
}

#[test]
fn events_name_their_step() {
    for receipt in Step::ALL {
        assert_eq!(step_of_event("list.received", receipt), Some(receipt));
        assert_eq!(step_of_event("deletion.noticed", receipt), Some(receipt));
        assert_eq!(step_of_event("staff.notice", receipt), Some(receipt));
        assert_eq!(step_of_event("ticket.accepted", receipt), Some(Step::Signed));
    }
    for other in ["cycle.ended", "contract.signed", "received.list", ""] {
        assert_eq!(step_of_event(other, Step::Delivered), None, "{other}");
    }
    for step in Step::ALL {
        assert_eq!(Step::parse(step.as_str()), Some(step));
    }
    assert_eq!(Step::parse("seen"), None);
}
