//! `schema/collation-1.schema.json` says what is written, field by field.

use serde_json::{Value, json};

use crate::process::{DEMO, Folder};

fn schema() -> Value {
    serde_json::from_str(include_str!("../../../schema/collation-1.schema.json")).expect("JSON")
}

/// Forbids every field that the schema doesn't name.
fn strict(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            if fields.contains_key("properties") && fields.get("type") == Some(&json!("object")) {
                fields.insert("additionalProperties".into(), json!(false));
            }
            fields.values_mut().for_each(strict);
        }
        Value::Array(items) => items.iter_mut().for_each(strict),
        _ => {}
    }
}

#[track_caller]
fn check(collation: &Value) {
    let mut schema = schema();
    strict(&mut schema);
    let validator = jsonschema::draft202012::new(&schema).expect("a schema");
    let faults: Vec<String> =
        validator.iter_errors(collation).take(5).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn the_schema_is_one() {
    assert!(jsonschema::draft202012::meta::is_valid(&schema()));
}

#[test]
fn the_demo_is_as_the_schema_says() {
    let folder = Folder::with_demo();
    check(&folder.json(&DEMO));
    check(&folder.json(&[&["--budget", "1", "--no-base"][..], &DEMO].concat()));
}

#[test]
fn a_collation_of_next_to_nothing_is_too() {
    let folder = Folder::new();
    folder.write("a.txt", "");
    folder
        .write("b.json", r#"{ "title": "T", "articles": [{ "headline": "Two words", "dek": "More", "text": "x" }] }"#);
    check(&folder.json(&["a.txt", "b.json"]));
}

#[test]
fn what_is_not_a_collation_is_not() {
    let schema = schema();
    let validator = jsonschema::draft202012::new(&schema).expect("a schema");
    let mut collation = Folder::with_demo().json(&DEMO[..2]);
    assert!(validator.is_valid(&collation));
    collation["later"] = json!("a field of a later version");
    assert!(validator.is_valid(&collation));
    collation["links"][0]["relation"] = json!("similar");
    assert!(!validator.is_valid(&collation));
}
