//! A book out of its state, read and decoded side by side.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use super::codec::{Applied, Decoder};
use super::state::{State, StateError};
use crate::domain::book::Book;

/// Keys and values on their way to the decoder.
#[derive(Default)]
struct Parcel {
    bytes: Vec<u8>,
    /// Where in the bytes each key and each value ends.
    rows: Vec<(usize, usize)>,
}

const PARCEL: usize = 64 << 10;

/// Reads a whole state, decoding on a second thread; the sum's position is not set.
pub(super) fn read_state(state: &mut dyn State) -> Result<(Book, Applied), StateError> {
    std::thread::scope(|scope| {
        let (sender, receiver) = sync_channel(4);
        let decoder = scope.spawn(move || unpack(&receiver));
        let sent = send_all(state, &sender);
        drop(sender);
        let decoded = decoder.join().map_err(|_| StateError("decoder: panic".to_owned()))?;
        sent?;
        decoded
    })
}

fn send_all(state: &mut dyn State, sender: &SyncSender<Parcel>) -> Result<(), StateError> {
    let mut parcel = Parcel::default();
    state.each(&mut |key, value| {
        parcel.bytes.extend(key);
        let end = parcel.bytes.len();
        parcel.bytes.extend(value);
        parcel.rows.push((end, parcel.bytes.len()));
        // A decoder that has found an error is gone: no need to read on.
        parcel.bytes.len() < PARCEL || sender.send(std::mem::take(&mut parcel)).is_ok()
    })?;
    let _ = sender.send(parcel);
    Ok(())
}

fn unpack(parcels: &Receiver<Parcel>) -> Result<(Book, Applied), StateError> {
    let mut book = Book::default();
    let mut sum = Applied::default();
    let mut decoder = Decoder::default();
    for parcel in parcels {
        let mut at = 0;
        for (key_end, value_end) in parcel.rows {
            let key = parcel.bytes.get(at..key_end).unwrap_or_default();
            let value = parcel.bytes.get(key_end..value_end).unwrap_or_default();
            book.put(decoder.decode(key, value)?);
            sum.add(value);
            at = value_end;
        }
    }
    Ok((book, sum))
}
