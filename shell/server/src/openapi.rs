//! The description of the API, and what every operation has in common.

use serde_json::{Value, json};
use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Description;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Yunheng 云衡",
        description = "One platform on which the parties of a government cloud work together. Amounts and quantities are decimal strings, \
            instants RFC 3339 in Shanghai's time, dates YYYY-MM-DD. Errors are problem+json (RFC 9457) with a stable code.",
        license(name = "Apache-2.0", identifier = "Apache-2.0")
    ),
    components(schemas(yunheng_api::platform::ProblemJson))
)]
struct Root;

pub(crate) fn root() -> Description {
    Root::openapi()
}

/// The whole description: what the routes say, and for every operation the errors and the ways to sign in.
///
/// An operation says in `x-permission` what it needs: a permission, `signed-in`, or `public`; and in `x-audit` under which action it
/// is on the record, or `read`.
pub fn document(described: &Description) -> Value {
    let mut document = serde_json::to_value(described).unwrap_or_default();
    document["components"]["securitySchemes"] = json!({
        "cookie": {"type": "apiKey", "in": "cookie", "name": crate::http::COOKIE,
            "description": "Set by signing in. Changes also need the header x-csrf-token with the value that GET /me gives."},
        "token": {"type": "http", "scheme": "bearer", "description": "An API token."}
    });
    let Some(paths) = document["paths"].as_object_mut() else { return document };
    for (path, methods) in paths.iter_mut() {
        for (method, operation) in methods.as_object_mut().into_iter().flatten() {
            in_order(operation);
            complete(path, method, operation);
        }
    }
    document
}

/// Extensions come in an order that chance gives; here they stand last and sorted, so that the description is the same bytes each time.
fn in_order(operation: &mut Value) {
    let Some(fields) = operation.as_object_mut() else { return };
    let (mut own, rest): (Vec<_>, Vec<_>) =
        std::mem::take(fields).into_iter().partition(|(name, _)| name.starts_with("x-"));
    own.sort_by(|(a, _), (b, _)| a.cmp(b));
    fields.extend(rest.into_iter().chain(own));
}

/// Problems of every operation beside those that it names itself.
fn complete(path: &str, method: &str, operation: &mut Value) {
    let is_public = operation["x-permission"] == "public";
    let is_change = method != "get";
    let mut common =
        vec![("400", "The request cannot be read."), ("503", "Later it may work."), ("500", "A defect.")];
    if is_public {
        operation["security"] = json!([]);
    } else {
        operation["security"] = json!([{"cookie": []}, {"token": []}]);
        common.extend([
            ("401", "Sign in."),
            ("403", "Not allowed, or the identity must be confirmed first (`confirm_identity`)."),
            ("429", "Too many requests."),
        ]);
    }
    let asks = operation["parameters"].as_array().into_iter().flatten().any(|one| one["in"] == "query");
    if is_change || asks {
        common.push(("422", "A rule refuses it, or values are not right; see `findings`."));
    }
    if path.contains('{') {
        common.push(("404", "No such thing, or none in the caller's scope."));
    }
    if is_change {
        common.extend([
            ("409", "The state of the thing does not allow it."),
            ("413", "More than is taken."),
            ("415", "Another content type is expected."),
        ]);
    }
    let edits = operation["parameters"]
        .as_array()
        .into_iter()
        .flatten()
        .any(|parameter| parameter["name"] == "if-match");
    if edits {
        common
            .extend([("412", "Somebody else edited it since it was read."), ("428", "If-Match is missing.")]);
    }
    let responses = &mut operation["responses"];
    for (status, description) in common {
        if responses[status].is_null() {
            responses[status] = json!({ "description": description });
        }
    }
    for (status, response) in responses.as_object_mut().into_iter().flatten() {
        if status.starts_with(['4', '5']) {
            response["content"] =
                json!({"application/problem+json": {"schema": {"$ref": "#/components/schemas/ProblemJson"}}});
        }
    }
}
