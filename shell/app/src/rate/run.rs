//! Rating on every core: workers rate and format parts, one writer puts them out in order.

use super::load::Rating;
use super::text::{LineText, Scratch, Texts};
use std::io::Write;
use std::ops::Range;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use yunheng_rating::{Rater, Tally};

/// Rows of a part: large enough to be worth a message, small enough that a few wait in little memory.
const ROWS_A_PART: usize = 4096;
/// Parts that may wait for the writer, per worker.
const PARTS_WAITING: usize = 4;

/// What the workers share.
struct Job<'a> {
    rater: Rater<'a>,
    texts: Texts<'a>,
    parts: Vec<Range<usize>>,
    workers: usize,
    format: &'a (dyn Fn(&LineText<'_>, &mut Vec<u8>) + Sync),
}

/// Rates everything; `format` turns a line into bytes, `out` gets the parts in order.
pub(super) fn run(
    rating: &Rating,
    out: &mut dyn Write,
    format: &(dyn Fn(&LineText<'_>, &mut Vec<u8>) + Sync),
) -> std::io::Result<Tally> {
    let parts = rating.leases.parts(rating.leases.rows().len().div_ceil(rows_a_part(rating)).max(1));
    let workers = std::thread::available_parallelism().map_or(1, usize::from).min(parts.len().max(1));
    let job = Job { rater: rating.rater(), texts: Texts::new(rating), parts, workers, format };
    std::thread::scope(|scope| {
        let (mut channels, mut handles) = (Vec::new(), Vec::new());
        for worker in 0..workers {
            let (sender, receiver) = sync_channel::<Vec<u8>>(PARTS_WAITING);
            channels.push(receiver);
            let job = &job;
            handles.push(scope.spawn(move || job.work(worker, &sender)));
        }
        let written = write_in_order(&channels, job.parts.len(), out);
        drop(channels);
        let mut merged = job.rater.tally();
        for handle in handles {
            match handle.join() {
                Ok(tally) => merged.merge(&tally),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        written.map(|()| merged)
    })
}

/// A row has a line for each month at least, so a long period takes fewer rows of a part for the same memory.
fn rows_a_part(rating: &Rating) -> usize {
    let months = usize::try_from(rating.period.days()).unwrap_or(usize::MAX) / 28 + 1;
    (ROWS_A_PART * 14 / months).clamp(1, ROWS_A_PART)
}

impl Job<'_> {
    /// Every part whose turn is this worker's; ends early when nobody takes the bytes any more.
    fn work(&self, worker: usize, sender: &SyncSender<Vec<u8>>) -> Tally {
        let (mut tally, mut lines) = (self.rater.tally(), Vec::new());
        for part in self.parts.iter().skip(worker).step_by(self.workers) {
            lines.clear();
            self.rater.rate(part.clone(), &mut tally, &mut lines);
            let (mut bytes, mut scratch) = (Vec::with_capacity(lines.len() * 128), Scratch::new());
            for line in &lines {
                (self.format)(&self.texts.line(line, &mut scratch), &mut bytes);
            }
            if sender.send(bytes).is_err() {
                break;
            }
        }
        tally
    }
}

fn write_in_order(channels: &[Receiver<Vec<u8>>], parts: usize, out: &mut dyn Write) -> std::io::Result<()> {
    for part in 0..parts {
        // A worker that is gone has panicked; joining it reports that.
        let Ok(bytes) = channels[part % channels.len()].recv() else { return Ok(()) };
        out.write_all(&bytes)?;
    }
    Ok(())
}
