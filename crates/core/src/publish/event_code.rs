//! How to read an event in three languages, as the pages on events show it.

use std::fmt::Write;

use crate::contract::event::kind::EventKind;
use crate::describe::object::{Kind, ObjectType, Property};

/// How to read the property of a kind that receivers look at first, as blocks of Markdown.
pub(super) fn event_code(kind: EventKind) -> String {
    let name = kind.object().name;
    let path = steps(kind.object(), kind.notes().look_at);
    let (rust, python, node) = (in_rust(&path), in_python(&path), in_node(&path));
    format!(
        "\
```rust
use chatapps_webhooks::Event;

fn look_at(event: &Event) {{
    if let Event::{name}(event) = event {{
        println!(\"{{:?}}\", {rust});
    }}
}}
```

```python
from chatapps_webhooks.events import {name}, parse_event

event = parse_event(body)
if isinstance(event, {name}):
    print({python})
```

```js
const {{ parseEvent }} = require('chatapps-webhooks')

const event = parseEvent(body)
if (event.kind === '{kind}') console.log({node})
```
"
    )
}

/// The properties that a path leads through.
fn steps(object: &'static ObjectType, path: &str) -> Vec<&'static Property> {
    let mut object = Some(object);
    path.split('.')
        .map_while(|name| {
            let (_, property) = object?.property(name)?;
            object = match &property.kind {
                Kind::Object(inner) => Some(*inner),
                _ => None,
            };
            Some(property)
        })
        .collect()
}

/// After a property that can be absent, there may be nothing to ask.
fn in_rust(path: &[&Property]) -> String {
    let (mut out, mut is_sure) = ("event".to_owned(), true);
    for property in path {
        // There, `type` is a word of the language.
        let accessor = if property.name == "type" { "content_type".to_owned() } else { property.attribute() };
        // Writing to a string doesn't fail.
        let _ = match (is_sure, property.required) {
            (true, _) => write!(out, ".{accessor}()"),
            (false, true) => write!(out, ".map(|part| part.{accessor}())"),
            (false, false) => write!(out, ".and_then(|part| part.{accessor}())"),
        };
        is_sure &= property.required;
    }
    out
}

fn in_python(path: &[&Property]) -> String {
    let (mut asked, mut out) = (String::new(), "event".to_owned());
    let mut is_sure = true;
    for property in path {
        if !is_sure {
            let _ = write!(asked, "{out} and ");
        }
        let _ = write!(out, ".{}", property.attribute());
        is_sure = property.required;
    }
    asked + &out
}

fn in_node(path: &[&Property]) -> String {
    let (mut out, mut is_sure) = ("event".to_owned(), true);
    for property in path {
        out += if is_sure { "." } else { "?." };
        out += property.name;
        is_sure = property.required;
    }
    out
}
