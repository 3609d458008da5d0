//! The shipped packs are part of the binary; a changed, new or removed file must rebuild it.

fn main() {
    println!("cargo:rerun-if-changed=../../policies");
}
