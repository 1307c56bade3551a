//! Wires the rooms together: terminal, threads, the loop.

pub mod wire;
