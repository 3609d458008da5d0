//! Rating on every core: workers rate and format parts, one writer puts them out in order.

use super::load::Rating;
use super::text::{LineText, Scratch, Texts};
use std::io::Write;
use std::sync::mpsc::{Receiver, sync_channel};
use yunheng_rating::Tally;

/// Rows of a part: large enough to be worth a message, small enough that a few wait in little memory.
const ROWS_A_PART: usize = 4096;
/// Parts that may wait for the writer, per worker.
const PARTS_WAITING: usize = 4;

/// Rates everything; `format` turns a line into bytes, `out` gets the parts in order.
pub(super) fn run(
    rating: &Rating,
    out: &mut dyn Write,
    format: &(dyn Fn(&LineText<'_>, &mut Vec<u8>) + Sync),
) -> std::io::Result<Tally> {
    let rater = rating.rater();
    let texts = Texts::new(rating);
    let rows = rating.leases.rows().len();
    let parts = rating.leases.parts(rows.div_ceil(ROWS_A_PART).max(1));
    let workers = std::thread::available_parallelism().map_or(1, usize::from).min(parts.len().max(1));
    let work = |worker: usize, send: &dyn Fn(Vec<u8>) -> bool| {
        let (mut tally, mut lines) = (rater.tally(), Vec::new());
        for part in parts.iter().skip(worker).step_by(workers) {
            lines.clear();
            rater.rate(part.clone(), &mut tally, &mut lines);
            let (mut bytes, mut scratch) = (Vec::with_capacity(lines.len() * 128), Scratch::new());
            for line in &lines {
                format(&texts.line(line, &mut scratch), &mut bytes);
            }
            if !send(bytes) {
                break;
            }
        }
        tally
    };
    if workers == 1 {
        let failure = std::cell::RefCell::new(None);
        let out = std::cell::RefCell::new(out);
        let tally = work(0, &|bytes| match out.borrow_mut().write_all(&bytes) {
            Ok(()) => true,
            Err(error) => {
                *failure.borrow_mut() = Some(error);
                false
            }
        });
        return failure.into_inner().map_or(Ok(tally), Err);
    }
    std::thread::scope(|scope| {
        let mut channels: Vec<Receiver<Vec<u8>>> = Vec::new();
        let mut handles = Vec::new();
        for worker in 0..workers {
            let (sender, receiver) = sync_channel::<Vec<u8>>(PARTS_WAITING);
            channels.push(receiver);
            let work = &work;
            handles.push(scope.spawn(move || work(worker, &|bytes| sender.send(bytes).is_ok())));
        }
        let written = write_in_order(&channels, parts.len(), out);
        drop(channels);
        let mut merged = rater.tally();
        for handle in handles {
            match handle.join() {
                Ok(tally) => merged.merge(&tally),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        written.map(|()| merged)
    })
}

fn write_in_order(channels: &[Receiver<Vec<u8>>], parts: usize, out: &mut dyn Write) -> std::io::Result<()> {
    for part in 0..parts {
        // A worker that is gone has panicked; joining it reports that.
        let Ok(bytes) = channels[part % channels.len()].recv() else { return Ok(()) };
        out.write_all(&bytes)?;
    }
    Ok(())
}
