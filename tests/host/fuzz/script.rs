//! Any life of a followed task, as pairs of bytes: what happens, and how much of it. The world keeps what was promised
//! to those who follow, and stops where a step breaks it.

use kling_o3::core::flow::advance;
use serde_json::{Value as Json, json};

use super::support::{HostLinks, Input};

const ID: &str = "task-unified-1790000001-q7m2x9ka";
/// A timer may fire that much early.
const EARLY_MS: f64 = 5.0;
/// The bytes that mean something.
pub const OPERATIONS: &[u8] = b"jJklwghvonpqcfx01234569st+<dD";

/// Somebody who follows.
struct Follower {
    id: u32,
    least: f64,
    deadline: f64,
}

/// A flow, its clock, and those who follow.
#[derive(Default)]
pub struct World {
    state: Json,
    now: f64,
    /// How far the wall clock has been set forward or back.
    skew: f64,
    wake: Option<f64>,
    followers: Vec<Follower>,
    is_in_flight: bool,
    is_over: bool,
    sent: Option<f64>,
    /// The page, or a race for the address, may ask for a look before its time.
    may_hurry: bool,
    percent: f64,
    elapsed: f64,
}

/// Plays a script to its end.
pub fn play(data: &[u8]) {
    let mut world = World::default();
    for pair in data.chunks_exact(2).take(400) {
        world.happen(pair[0], pair[1]);
    }
    world.finish();
}

impl World {
    /// One thing happens.
    pub fn happen(&mut self, operation: u8, amount: u8) {
        let much = f64::from(amount);
        match operation {
            b'j' => self.join(u32::from(amount % 3), &json!({})),
            b'J' => {
                let (least, most) = (much * 20.0, much * 40.0);
                self.join(u32::from(amount % 3), &json!({ "minIntervalMs": least, "maxIntervalMs": most, "maxWaitMs": much * 500.0 }));
            }
            b'k' => self.join(3, &json!({ "maxWaitMs": null, "hidden": "pause" })),
            b'l' => self.leave(u32::from(amount % 4)),
            b'w' => self.tell(json!({ "type": "woke" })),
            b'g' => self.go(),
            b'h' => self.page(true, true),
            b'v' => self.page(false, true),
            b'o' => self.page(false, false),
            b'n' => self.page(true, false),
            b'p' => self.answer(200, &json!({ "id": ID, "status": "processing", "progress": much })),
            b'q' => self.answer(200, &json!({ "id": ID, "status": "completed", "progress": 100 })),
            b'c' => self.answer(200, &completed()),
            b'f' => self.answer(200, &json!({ "id": ID, "status": "failed", "error": { "code": "content_policy_violation" } })),
            b'x' => self.answer(200, &json!("a portal")),
            b'0' => self.fail("network"),
            b'1' => self.answer(401, &json!({})),
            b'2' => self.answer(200, &json!({ "id": ID, "status": "resting", "progress": much / 2.0 })),
            b'3' => self.answer(302, &json!({})),
            b'4' => self.answer(404, &json!({})),
            b'5' => self.answer(500, &json!({})),
            b'6' => self.fail("timeout"),
            b'9' => self.reply("replied", &json!({ "status": 429, "text": "", "retryAfter": (much - 20.0).to_string() })),
            b's' => self.reply("observed", &json!({ "status": 200, "text": "", "json": { "id": ID, "status": "processing", "progress": much } })),
            b't' => self.now += much * 100.0,
            b'+' => self.now += much * 600_000.0,
            b'<' => self.turn_back(much * 1_000.0),
            b'd' => self.skew -= much * 600_000.0,
            b'D' => self.skew += much * 600_000.0,
            _ => {}
        }
    }

    /// The page comes back, and the service says that the task is done: then everybody has had an end.
    pub fn finish(&mut self) {
        self.page(false, true);
        for _ in 0..50 {
            if self.followers.is_empty() {
                return;
            }
            self.go();
            self.answer(200, &completed());
        }
        assert!(
            self.followers.is_empty(),
            "no outcome for {}",
            self.followers.len()
        );
    }

    /// A mistake that the world must see: the flow knows nobody who follows any more.
    #[cfg(test)]
    pub fn forget(&mut self) {
        self.state["follow"]["listeners"] = json!([]);
        self.state["follow"]["flight"] = json!(null);
        self.is_in_flight = false;
    }

    fn join(&mut self, id: u32, poll: &Json) {
        self.followers.retain(|other| other.id != id);
        let option = |name: &str, otherwise: f64| poll[name].as_f64().unwrap_or(otherwise);
        let patience = if poll["maxWaitMs"].is_null() && poll.get("maxWaitMs").is_some() {
            f64::INFINITY
        } else {
            option("maxWaitMs", 1_800_000.0)
        };
        let (least, deadline) = (option("minIntervalMs", 1_000.0), self.now + patience);
        self.followers.push(Follower { id, least, deadline });
        self.tell(json!({ "type": "join", "listener": id, "poll": poll }));
    }

    fn leave(&mut self, id: u32) {
        self.followers.retain(|other| other.id != id);
        self.tell(json!({ "type": "leave", "listener": id }));
    }

    /// Time passes until the timer fires.
    fn go(&mut self) {
        if let Some(wake) = self.wake.take() {
            self.now = self.now.max(wake);
            self.tell(json!({ "type": "woke" }));
        }
    }

    /// The clock jumps back and forth again: to the flow, no time has passed.
    fn turn_back(&mut self, ms: f64) {
        self.tell(json!({ "type": "woke" }));
        let now = self.now;
        self.now -= ms;
        let steps = self.advance(json!({ "type": "woke" }));
        self.now = now;
        self.take(&steps);
    }

    fn page(&mut self, hidden: bool, online: bool) {
        self.may_hurry = true;
        self.tell(json!({ "type": "page", "hidden": hidden, "online": online }));
    }

    fn answer(&mut self, status: u16, body: &Json) {
        self.reply("replied", &json!({ "status": status, "text": "", "json": body }));
    }

    fn reply(&mut self, word: &str, reply: &Json) {
        self.may_hurry |= reply["json"]["status"] == "completed";
        self.settle(word, json!({ "type": word, "reply": reply }));
    }

    fn fail(&mut self, fault: &str) {
        self.settle("failed", json!({ "type": "failed", "fault": fault }));
    }

    /// An answer that comes when nothing is in flight changes nothing.
    fn settle(&mut self, word: &str, event: Json) {
        let is_late = !self.is_in_flight && word != "observed";
        if word != "observed" {
            self.is_in_flight = false;
        }
        let before = self.followers.len();
        let steps = self.advance(event);
        assert!(!is_late || steps.is_empty(), "a late answer does {steps:?}");
        self.take(&steps);
        assert!(!is_late || before == self.followers.len());
    }

    fn tell(&mut self, event: Json) {
        let steps = self.advance(event);
        self.take(&steps);
    }

    fn advance(&mut self, mut event: Json) -> Vec<Json> {
        if self.state.is_null() {
            let opened = json!({ "type": "open", "ref": ID, "createdAt": null });
            let steps = self.step(opened);
            self.take(&steps);
        }
        event["input"] = json!(null);
        self.step(event)
    }

    fn step(&mut self, mut event: Json) -> Vec<Json> {
        event["now"] = json!({ "elapsed": self.now, "unix": 1_790_000_001_000.0_f64 + self.now + self.skew, "random": 0.5 });
        event["place"] = json!({ "base": "https://api.foxapi.cc", "page": null });
        let [state, told, input] = [&self.state, &event, &json!(null)].map(|json| Input(json.clone()));
        let advance = advance(&state, &told, &input, &HostLinks).expect("the event fits the state");
        let mut advance = serde_json::to_value(advance).unwrap();
        self.state = advance["state"].take();
        advance["steps"].as_array().unwrap().clone()
    }

    fn take(&mut self, steps: &[Json]) {
        let words = |word: &str| steps.iter().filter(|step| step["do"] == word).count();
        assert!(words("send") + words("wait") <= 1, "{steps:?}");
        for step in steps {
            match step["do"].as_str().unwrap() {
                "send" => self.send(),
                "wait" => {
                    let ms = step["ms"].as_f64().unwrap();
                    assert!((0.0..=86_400_000.0).contains(&ms), "a wait of {ms}");
                    self.wake = Some(self.now + ms);
                }
                "idle" => (self.is_in_flight, self.wake) = (false, None),
                "show" => self.see(&step["task"]),
                "tell" => {
                    let is_heard = self.followers.iter().any(|one| is_meant(one, &step["listener"]));
                    assert!(is_heard, "told to nobody: {step}");
                    self.see(&step["event"]["task"]);
                    if step["event"]["type"] == "completed" || step["event"]["type"] == "failed" {
                        self.is_over = true;
                        self.end(&step["listener"]);
                    }
                }
                "reject" => self.end(&step["listener"]),
                _ => {}
            }
        }
    }

    fn send(&mut self) {
        assert!(!self.is_over, "a look after the end");
        assert!(!self.is_in_flight, "two looks at once");
        let first = self.followers.first().expect("a look for nobody");
        let is_last = self
            .followers
            .iter()
            .any(|follower| self.now + EARLY_MS >= follower.deadline);
        if let Some(sent) = self.sent.filter(|_| !self.may_hurry && !is_last) {
            let pause = self.now - sent;
            assert!(
                pause + EARLY_MS >= first.least,
                "{pause} ms after the last look, not {}",
                first.least
            );
        }
        (self.sent, self.is_in_flight, self.may_hurry, self.wake) = (Some(self.now), true, false, None);
    }

    /// Each who follows has one end: there must be somebody to have it.
    fn end(&mut self, listener: &Json) {
        let before = self.followers.len();
        self.followers.retain(|follower| !is_meant(follower, listener));
        assert!(self.followers.len() < before, "an end for nobody: {listener}");
    }

    fn see(&mut self, task: &Json) {
        let progress = &task["progress"];
        let percent = progress["percent"].as_f64().unwrap_or(self.percent);
        assert!(
            percent >= self.percent,
            "from {} back to {percent} %",
            self.percent
        );
        assert!(percent < 100.0 || task["status"] == "completed");
        let elapsed = progress["elapsedMs"].as_f64().unwrap();
        assert!(elapsed >= self.elapsed, "time goes back");
        (self.percent, self.elapsed) = (percent, elapsed);
    }
}

fn is_meant(follower: &Follower, listener: &Json) -> bool {
    listener.as_u64().is_none_or(|id| id == u64::from(follower.id))
}

fn completed() -> Json {
    json!({ "id": ID, "status": "completed", "progress": 100, "results": [{ "url": "https://files.example.net/a.mp4" }] })
}
