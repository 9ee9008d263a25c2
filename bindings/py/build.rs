//! Says of the interpreter that is built for whether it has the global lock.

fn main() {
    pyo3_build_config::use_pyo3_cfgs();
}
