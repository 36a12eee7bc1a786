//! Works on many files at once, on as many threads as the machine has.

use std::num::NonZero;

/// Items below which starting threads costs more than it saves.
const FEW: usize = 32;

/// What `work` gives for each share of the items, the shares in order.
pub fn shares<I: Sync, T: Send>(items: &[I], work: impl Fn(&[I]) -> T + Sync) -> Vec<T> {
    let threads = std::thread::available_parallelism().map_or(2, NonZero::get).clamp(2, 8);
    let share = if items.len() < FEW { FEW } else { items.len().div_ceil(threads) };
    let work = &work;
    std::thread::scope(|scope| {
        let workers: Vec<_> = items.chunks(share).map(|items| scope.spawn(move || work(items))).collect();
        workers
            .into_iter()
            .map(|worker| worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    })
}
