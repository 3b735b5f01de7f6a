//! Functions: described, found and removed.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rusqlite::Connection;
use serde_json::{Map, Value, json};

use super::rules::{Function, conflict, invalid, refuse};
use crate::model::policy::Context;
use crate::sandbox::api::iam::role_of_arn;
use crate::sandbox::api::vend::trust_of;
use crate::sandbox::api::wire::{Answer, ApiError, Request, now};
use crate::sandbox::authority::{Trust, Who};
use crate::sandbox::services::Services;
use crate::sandbox::store::lambda as store;

/// Members of the request that the description repeats as they are.
const REPEATED: [&str; 12] = [
    "Runtime",
    "Handler",
    "Description",
    "Timeout",
    "MemorySize",
    "PackageType",
    "Architectures",
    "KMSKeyArn",
    "DeadLetterConfig",
    "EphemeralStorage",
    "LoggingConfig",
    "TracingConfig",
];
/// Page of `ListFunctions` (API reference: at most 50 at once).
const PAGE: usize = 50;

/// The body of a request as a JSON object.
pub(super) fn body_of(request: &Request) -> Result<Map<String, Value>, ApiError> {
    request.json::<Map<String, Value>>().map_err(|error| {
        invalid(format!(
            "Could not parse request body into json: {}",
            error.message
        ))
    })
}

/// Size and digest of the code.
fn code_of(body: &Map<String, Value>) -> Result<(usize, String), ApiError> {
    let code = body
        .get("Code")
        .and_then(Value::as_object)
        .ok_or_else(|| refuse("null", "code", "not be null"))?;
    let zip = match code.get("ZipFile").and_then(Value::as_str) {
        Some(text) => STANDARD.decode(text).map_err(|_| {
            invalid(
                "Could not unzip uploaded file. Please check your file, then try to upload again.",
            )
        })?,
        // Code elsewhere is not fetched; where it is stands for it.
        None if code.contains_key("S3Key") || code.contains_key("ImageUri") => {
            Value::Object(code.clone()).to_string().into_bytes()
        }
        None => return Err(invalid("Please provide a source for function code.")),
    };
    let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, &zip);
    Ok((zip.len(), STANDARD.encode(digest)))
}

fn check_role(db: &Connection, request: &Request, arn: &str) -> Result<(), ApiError> {
    let refused = || invalid("The role defined for the function cannot be assumed by Lambda.");
    let role = role_of_arn(db, &request.scope, arn)?.ok_or_else(refused)?;
    let who = Who::Service("lambda.amazonaws.com");
    match trust_of(&role, who, "sts:AssumeRole", &Context::default())? {
        Trust::Refused(_) => Err(refused()),
        Trust::Direct | Trust::ByAccount => Ok(()),
    }
}

fn number(
    body: &Map<String, Value>,
    name: &str,
    (least, most): (i64, i64),
) -> Result<(), ApiError> {
    match body.get(name) {
        None | Some(Value::Null) => Ok(()),
        Some(value) => match value.as_i64() {
            Some(number) if (least..=most).contains(&number) => Ok(()),
            _ => Err(refuse(
                &value.to_string(),
                &name.to_lowercase(),
                &format!("have value between {least} and {most}"),
            )),
        },
    }
}

fn describe(
    request: &Request,
    body: &Map<String, Value>,
    function: &Function,
) -> Result<Map<String, Value>, ApiError> {
    let (size, digest) = code_of(body)?;
    let published = body.get("Publish").and_then(Value::as_bool) == Some(true);
    let time = jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%S%.3f+0000");
    let whole = json!({
        "FunctionName": function.name,
        "FunctionArn": function.arn(&request.scope),
        "Role": body.get("Role"),
        "CodeSize": size,
        "CodeSha256": digest,
        "Description": "",
        "Timeout": 3,
        "MemorySize": 128,
        "PackageType": "Zip",
        "Architectures": ["x86_64"],
        "TracingConfig": { "Mode": "PassThrough" },
        "EphemeralStorage": { "Size": 512 },
        "LastModified": time.to_string(),
        "Version": if published { "1" } else { "$LATEST" },
        "RevisionId": uuid::Uuid::new_v4().to_string(),
        "State": "Active",
        "LastUpdateStatus": "Successful",
    });
    let Value::Object(mut shown) = whole else {
        return Err(ApiError::internal("a description is an object"));
    };
    for name in REPEATED {
        if let Some(value) = body.get(name).filter(|value| !value.is_null()) {
            shown.insert(name.to_owned(), value.clone());
        }
    }
    if let Some(variables) = body.get("Environment").filter(|value| value.is_object()) {
        shown.insert("Environment".to_owned(), variables.clone());
    }
    Ok(shown)
}

pub(super) fn create(services: &Services, request: &Request) -> Answer {
    let body = body_of(request)?;
    let text = |name: &str| body.get(name).and_then(Value::as_str);
    let name = text("FunctionName").ok_or_else(|| refuse("null", "functionName", "not be null"))?;
    let function = Function::read(&request.scope, name)?;
    let role = text("Role").ok_or_else(|| refuse("null", "role", "not be null"))?;
    if text("PackageType") != Some("Image")
        && (text("Runtime").is_none() || text("Handler").is_none())
    {
        return Err(invalid(
            "Runtime and Handler are mandatory parameters for functions created with deployment packages.",
        ));
    }
    number(&body, "Timeout", (1, 5400))?;
    number(&body, "MemorySize", (128, 32_768))?;
    let described = describe(request, &body, &function)?;
    let mut kept = described.clone();
    if let Some(tags) = body.get("Tags").filter(|tags| tags.is_object()) {
        kept.insert("Tags".to_owned(), tags.clone());
    }
    let region = request.scope.region.as_str();
    services.store.write(|db| {
        if store::find(db, region, &function.name)?.is_some() {
            return Err(conflict(format!(
                "Function already exist: {}",
                function.name
            )));
        }
        check_role(db, request, role)?;
        store::insert(
            db,
            region,
            &function.name,
            &Value::Object(kept).to_string(),
            now(),
        )?;
        Ok(Value::Object(described))
    })
}

/// The description without the tags that are kept with it.
fn find(services: &Services, request: &Request) -> Result<(Value, Option<Value>), ApiError> {
    let function = Function::of(request)?;
    let mut found = services
        .store
        .read(|db| function.find(services, db, &request.scope))?;
    let tags = found.as_object_mut().and_then(|all| all.remove("Tags"));
    if !function.qualifier.is_empty() {
        found["FunctionArn"] = function.qualified_arn(&request.scope).into();
    }
    Ok((found, tags))
}

pub(super) fn get(services: &Services, request: &Request) -> Answer {
    let (configuration, tags) = find(services, request)?;
    let mut answer = json!({
        "Configuration": configuration,
        "Code": { "RepositoryType": "S3" },
    });
    if let Some(tags) = tags {
        answer["Tags"] = tags;
    }
    Ok(answer)
}

pub(super) fn configuration(services: &Services, request: &Request) -> Answer {
    Ok(find(services, request)?.0)
}

pub(super) fn list(services: &Services, request: &Request) -> Answer {
    let size = match request.query("MaxItems") {
        None => PAGE,
        Some(text) => text
            .parse()
            .ok()
            .filter(|size| (1..=10_000).contains(size))
            .map(|size: usize| size.min(PAGE))
            .ok_or_else(|| refuse(text, "maxItems", "have value between 1 and 10000"))?,
    };
    let after = request.query("Marker").unwrap_or_default();
    let mut found = services.store.read(|db| {
        let region = request.scope.region.as_str();
        Ok::<_, ApiError>(store::list(db, region, after, size + 1)?)
    })?;
    let more = found.len() > size;
    found.truncate(size);
    let next = found.last().filter(|_| more).map(|(name, _)| name.clone());
    let shown = |(name, text): &(String, String)| {
        let mut value: Value = serde_json::from_str(text)
            .map_err(|error| ApiError::internal(format!("function {name}: {error}")))?;
        value.as_object_mut().and_then(|all| all.remove("Tags"));
        Ok(value)
    };
    let functions = found
        .iter()
        .map(shown)
        .collect::<Result<Vec<_>, ApiError>>()?;
    let mut answer = json!({ "Functions": functions });
    if let Some(marker) = next {
        answer["NextMarker"] = marker.into();
    }
    Ok(answer)
}

pub(super) fn delete(services: &Services, request: &Request) -> Answer {
    let function = Function::of(request)?;
    services.store.write(|db| {
        function.find(services, db, &request.scope)?;
        if function.qualifier == "$LATEST" {
            return Err(invalid(
                "$LATEST version cannot be deleted without deleting the function.",
            ));
        }
        store::delete(db, request.scope.region.as_str(), &function.name)?;
        Ok(Value::Null)
    })
}
