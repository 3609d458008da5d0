//! A password that nobody chose: shown once, to be changed at the first sign-in.

use crate::problem::Problem;
use crate::secret;

/// A password that nobody chose, with its hash.
#[derive(Clone)]
pub struct FirstPassword {
    /// As it is shown once.
    pub clear: String,
    pub(crate) hash: String,
}

impl std::fmt::Debug for FirstPassword {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FirstPassword(not shown)")
    }
}

impl FirstPassword {
    /// Draws one. Its hash is slow by design, so this comes before a transaction begins.
    pub(crate) async fn make() -> Result<Self, Problem> {
        let clear = secret::random_password();
        let hash = crate::sign_in::hashed(clear.clone()).await?;
        Ok(Self { clear, hash })
    }
}
