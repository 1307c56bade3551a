//! The doorbell: everything lives in the library.

fn main() {}
