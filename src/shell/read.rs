//! JavaScript values through the core's door, however hostile they are.
//!
//! Every access that could run foreign code (a getter, a Proxy's trap) goes through an extern that catches.

use js_sys::{Array, JsString};
use wasm_bindgen::prelude::*;

use crate::core::value::{Kind, List, Value};

#[wasm_bindgen]
extern "C" {
    // js-sys has all three, but not catching: a revoked Proxy would throw right through the core.
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    fn is_array(value: &JsValue) -> Result<bool, JsValue>;
    #[wasm_bindgen(catch, js_namespace = Object, js_name = keys)]
    fn own_keys(value: &JsValue) -> Result<Array, JsValue>;
    #[wasm_bindgen(catch, js_namespace = Reflect, js_name = get)]
    fn read_item(list: &JsValue, index: u32) -> Result<JsValue, JsValue>;
}

/// A JavaScript value, or the fact that reading it threw.
#[derive(Debug)]
pub enum Js {
    /// What was read.
    Value(JsValue),
    /// Reading it threw.
    Unreadable,
}

impl From<JsValue> for Js {
    fn from(value: JsValue) -> Self {
        Self::Value(value)
    }
}

impl From<Result<JsValue, JsValue>> for Js {
    fn from(read: Result<JsValue, JsValue>) -> Self {
        read.map_or(Self::Unreadable, Self::Value)
    }
}

impl Js {
    fn value(&self) -> Option<&JsValue> {
        match self {
            Self::Value(value) => Some(value),
            Self::Unreadable => None,
        }
    }

    /// The value, where it is an object that is no list.
    fn object(&self) -> Option<&JsValue> {
        if self.kind() == Kind::Object {
            self.value()
        } else {
            None
        }
    }
}

impl Value for Js {
    fn kind(&self) -> Kind {
        let Some(value) = self.value() else {
            return Kind::Unreadable;
        };
        match () {
            () if value.is_undefined() => Kind::Undefined,
            () if value.is_null() => Kind::Null,
            () if value.is_string() => Kind::Text,
            () if value.as_bool().is_some() => Kind::Boolean,
            () if value.as_f64().is_some() => Kind::Number,
            () if value.is_function() => Kind::Other("function"),
            () if value.is_symbol() => Kind::Other("symbol"),
            () if value.is_bigint() => Kind::Other("bigint"),
            () => match is_array(value) {
                Ok(true) => Kind::List,
                Ok(false) => Kind::Object,
                Err(_) => Kind::Unreadable,
            },
        }
    }

    fn boolean(&self) -> Option<bool> {
        self.value()?.as_bool()
    }

    fn number(&self) -> Option<f64> {
        self.value()?.as_f64()
    }

    fn text(&self, most: usize) -> Option<String> {
        let text = self.value()?.dyn_ref::<JsString>()?;
        (text.length() as usize <= most).then(|| text.into())
    }

    fn member(&self, name: &str) -> Option<Self> {
        let object = self.object()?;
        match js_sys::Reflect::get(object, &JsValue::from_str(name)) {
            Ok(value) if value.is_undefined() => None,
            read => Some(read.into()),
        }
    }

    fn members(&self, most: usize) -> Option<Vec<(String, Self)>> {
        let object = self.object()?;
        let keys = own_keys(object).ok()?;
        if keys.length() as usize > most {
            return None;
        }
        let read = |key: JsValue| {
            (
                String::from(JsString::from(key.clone())),
                js_sys::Reflect::get(object, &key).into(),
            )
        };
        Some(keys.iter().map(read).collect())
    }

    fn list(&self, most: usize) -> Option<List<Self>> {
        let list = self.value().filter(|_| self.kind() == Kind::List)?;
        let length = js_sys::Reflect::get(list, &JsValue::from_str("length"))
            .ok()?
            .as_f64()?;
        // A Proxy's list may claim any length; the conversion keeps it within bounds (NaN and below 0 are 0).
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let length = length as u32;
        let read = if length as usize > most { 0 } else { length };
        let items = (0..read).map(|index| read_item(list, index).into()).collect();
        Some(List {
            length: length as usize,
            items,
        })
    }
}
