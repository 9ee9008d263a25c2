//! Descriptions: what the documents and objects of the API are, as data. Reading, models, schemas,
//! plans and the packages of other languages are all made from these.

pub(crate) mod between;
pub(crate) mod model;
pub(crate) mod object;
pub(crate) mod record;
pub(crate) mod role;
pub(crate) mod sample;
