//! Working days of China, limits and due dates.
//!
//! A day is worked on when the State Council's notice of the year says so, else from Monday to Friday. A year without a
//! published notice still computes, and the answer says `provisional`. The day of the event is not counted
//! (CN-CC-201); a limit for an act that ends on a day off rolls to a working day (CN-CC-203), a duration does not.
//!
//! The calendar knows nothing of the present: the caller brings every date.

mod calendar;
mod clock;
mod due;
mod gap;
mod limit;
mod notice;
mod shipped;

pub use calendar::{Calendar, DayOff, OutOfCalendar};
pub use clock::{Step, StepsTaken, clock_start, step_of_event};
pub use due::{Direction, Due, LimitKind};
pub use gap::{Gap, GappedDue};
pub use limit::{Limit, LimitError};
pub use notice::{HolidayDay, YearNotice, parse_notice};
pub use shipped::{shipped, shipped_notices};
