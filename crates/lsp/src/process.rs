//! The process of the client, which may end without closing the stream: another one may hold it.

use serde_json::Value;

/// The process of the client.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Process {
    id: i32,
}

impl Process {
    /// What the parameters of `initialize` name; `None` if there is no such process. In a container
    /// there is none.
    pub(crate) fn of(parameters: &Value) -> Option<Self> {
        let number = parameters.get("processId")?.as_i64()?;
        let id = i32::try_from(number).ok().filter(|id| *id > 0)?;
        let process = Self { id };
        (!process.is_over()).then_some(process)
    }

    /// Whether it has ended.
    pub(crate) fn is_over(self) -> bool {
        is_over(self.id)
    }
}

#[cfg(unix)]
fn is_over(id: i32) -> bool {
    use rustix::io::Errno;
    use rustix::process::{Pid, test_kill_process};
    Pid::from_raw(id).is_none_or(|id| test_kill_process(id) == Err(Errno::SRCH))
}

/// Nobody knows: there is no safe way to ask Windows.
#[cfg(not(unix))]
const fn is_over(_: i32) -> bool {
    false
}
