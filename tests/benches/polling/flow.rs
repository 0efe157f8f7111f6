//! The real flow: `core::flow::advance`, in virtual time.

use kling_o3::core::flow::advance;
use kling_o3::core::links::Links;
use kling_o3::core::plain::{Object, Plain};
use kling_o3::core::value::{Kind, List, Value};

use super::dice::Dice;
use super::service::{ROUND_TRIP, Task};
use super::tally::Seen;

const ID: &str = "task-unified-1790000001-q7m2x9ka";

/// Plain data, handed in as the platform's values are.
#[derive(Debug, Clone, Copy)]
struct Held<'a>(&'a Plain);

impl Value for Held<'_> {
    fn kind(&self) -> Kind {
        match self.0 {
            Plain::Null => Kind::Null,
            Plain::Flag(_) => Kind::Boolean,
            Plain::Number(_) => Kind::Number,
            Plain::Word(_) | Plain::Text(_) => Kind::Text,
            Plain::List(_) => Kind::List,
            Plain::Object(_) => Kind::Object,
        }
    }
    fn boolean(&self) -> Option<bool> {
        matches!(self.0, Plain::Flag(_)).then(|| self.0.flag_or(false))
    }
    fn number(&self) -> Option<f64> {
        self.0.number()
    }
    fn text(&self, _most: usize) -> Option<String> {
        match self.0 {
            Plain::Word(word) => Some((*word).to_owned()),
            Plain::Text(text) => Some(text.clone()),
            _ => None,
        }
    }
    fn member(&self, name: &str) -> Option<Self> {
        self.0.member(name).map(Held)
    }
    fn members(&self, _most: usize) -> Option<Vec<(String, Self)>> {
        let Plain::Object(object) = self.0 else {
            return None;
        };
        let fields = object.fields().iter();
        Some(
            fields
                .map(|(name, value)| (name.to_string(), Held(value)))
                .collect(),
        )
    }
    fn list(&self, most: usize) -> Option<List<Self>> {
        let Plain::List(items) = self.0 else { return None };
        Some(List {
            length: items.len(),
            items: items.iter().take(most).map(Held).collect(),
        })
    }
}

/// Addresses are taken as they are: the simulated service gives good ones.
#[derive(Debug)]
struct AsTheyAre;

impl Links for AsTheyAre {
    fn normal_form(&self, text: &str, _base: Option<&str>) -> Option<String> {
        Some(text.to_owned())
    }
}

/// A flow, what it remembers, and what it did last.
#[derive(Debug, Default)]
struct Flow {
    state: Plain,
    steps: Plain,
}

impl Flow {
    /// One event, at a moment in seconds.
    fn tell(&mut self, now: f64, random: f64, kind: &'static str, name: &'static str, value: Plain) {
        let clock = object(&[
            ("elapsed", Plain::Number(now * 1_000.0)),
            ("unix", Plain::Number(1.79e12 + now * 1_000.0)),
            ("random", Plain::Number(random)),
        ]);
        let place = object(&[("base", Plain::Word("https://api.example"))]);
        let mut event = vec![("type", Plain::Word(kind)), ("now", clock), ("place", place)];
        event.push((name, value));
        let input = object(&[("prompt", Plain::Word("A paper boat at night"))]);
        let advance = advance(
            &Held(&self.state),
            &Held(&object(&event)),
            &Held(&input),
            &AsTheyAre,
        )
        .expect("the events are those of a face");
        self.state = advance.get("state").clone();
        self.steps = advance.get("steps").clone();
    }

    /// How many seconds it wants to wait; nothing where it does not.
    fn wait(&self) -> Option<f64> {
        let mut waits = self
            .steps
            .items()
            .iter()
            .filter_map(|step| step.get("ms").number());
        waits.next().map(|wait| wait / 1_000.0)
    }
}

/// Follows a task to its end.
pub fn followed(task: &mut Task, dice: &mut Dice) -> Seen {
    let mut flow = Flow::default();
    let (mut now, mut requests) = (0.0, 0);
    flow.tell(now, 0.5, "submit", "listener", Plain::Null);
    flow.tell(
        now,
        0.5,
        "replied",
        "reply",
        answer("pending", 0.0, task.estimate),
    );
    let patient = object(&[("maxWaitMs", Plain::Null)]);
    flow.tell(now, dice.fraction(), "join", "poll", patient);
    while let Some(wait) = flow.wait() {
        now += wait;
        flow.tell(now, dice.fraction(), "woke", "listener", Plain::Null);
        requests += 1;
        // The service looks when the request has arrived.
        let asked = now + ROUND_TRIP / 2.0;
        now += ROUND_TRIP;
        let (status, percent) = if asked >= task.end {
            ("completed", 100.0)
        } else {
            task.at(asked)
        };
        flow.tell(
            now,
            dice.fraction(),
            "replied",
            "reply",
            answer(status, percent, task.estimate),
        );
    }
    assert_eq!(
        flow.state.get("follow").get("task").get("status"),
        &Plain::Word("completed")
    );
    Seen {
        requests,
        delay: now - task.end,
    }
}

fn answer(status: &'static str, percent: f64, estimate: Option<f64>) -> Plain {
    let results = if status == "completed" {
        Plain::List(vec![Plain::Word("https://files.example.net/a.mp4")])
    } else {
        Plain::Null
    };
    let estimate = estimate.map_or(Plain::Null, Plain::Number);
    let body = object(&[
        ("id", Plain::Word(ID)),
        ("status", Plain::Word(status)),
        ("progress", Plain::Number(percent)),
        ("task_info", object(&[("estimated_time", estimate)])),
        ("results", results),
    ]);
    object(&[("status", Plain::Number(200.0)), ("json", body)])
}

fn object(members: &[(&'static str, Plain)]) -> Plain {
    let mut object = Object::default();
    for (name, value) in members {
        object.set(name, value.clone());
    }
    Plain::Object(object)
}
