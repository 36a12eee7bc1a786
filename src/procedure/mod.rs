//! Procedures: the TOML as written, the validated procedure, and the engine that says what may
//! happen next. Pure: text, tickets and a moment go in, plans or refusals come out.

pub mod condition;
pub mod definition;
pub mod diagram;
pub mod engine;
pub mod ledger;
pub mod load;
pub mod replay;
