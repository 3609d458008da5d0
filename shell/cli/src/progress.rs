//! A sign of life for long work: a spinner with elapsed time and bytes written, on a terminal's stderr only.

use indicatif::{ProgressBar, ProgressStyle};
use std::time::Duration;
use yunheng_values::Lang;

/// How often the spinner turns.
const TICK: Duration = Duration::from_millis(120);

/// A running spinner; it disappears when it is dropped. Away from a terminal it draws nothing.
pub struct Progress(ProgressBar);

impl Progress {
    /// Starts turning.
    pub fn start(lang: Lang, zh: &'static str, en: &'static str) -> Self {
        let bar = ProgressBar::new_spinner();
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {elapsed} {bytes}") {
            bar.set_style(style);
        }
        bar.set_message(if lang == Lang::Zh { zh } else { en });
        bar.enable_steady_tick(TICK);
        Self(bar)
    }

    /// Notes bytes that were written.
    pub fn wrote(&self, bytes: usize) {
        self.0.inc(bytes as u64);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
