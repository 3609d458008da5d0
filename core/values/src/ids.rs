//! Ids that cannot be mistaken for each other.

use std::fmt;

macro_rules! id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// Takes the id as it stands in the source; ids are compared byte by byte.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id! {
    /// A cloud resource (云资源) of the ledger.
    #[doc(alias = "云资源")]
    ResourceId
}
id! {
    /// A using unit (使用单位).
    #[doc(alias = "使用单位")]
    UnitId
}
id! {
    /// A project (项目) that resources are approved for.
    ProjectId
}
id! {
    /// A catalog item (服务项).
    #[doc(alias = "服务项")]
    ItemId
}
id! {
    /// Who pays (付款方): a finance department or the unit itself.
    PayerId
}
