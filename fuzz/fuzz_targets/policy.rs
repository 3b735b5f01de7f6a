//! Feeds any text to the policy parser; what parses is compiled and asked.

#![no_main]

use iotctl::model::policy::{Action, Compiled, Context, Dialect, Document};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let _ = Document::check_size(text);
    for dialect in [Dialect::Iot, Dialect::Iam] {
        let Ok(document) = Document::parse(text, dialect) else {
            continue;
        };
        let context = Context {
            client_id: Some("lamp".to_owned()),
            ..Context::default()
        };
        let compiled = Compiled::new([("fuzz", &document)], &context);
        for action in Action::ALL {
            let resource = "arn:aws:iot:eu-central-1:123456789012:topic/a/b";
            let decision = compiled.decide(*action, resource);
            assert_eq!(
                compiled.allows(*action, resource),
                decision.allowed(),
                "{}",
                decision.reason()
            );
            assert_eq!(decision.hint().is_some(), !decision.allowed());
        }
    }
});
