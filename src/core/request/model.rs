//! What is particular to the one model this package asks for: its id, its fields in the order of the contract, and
//! the values its fields may take. Its four siblings (`service.md` §7) would each be another row like this.

/// One model of the service.
#[derive(Debug, Clone, Copy)]
pub struct Model {
    /// What `model` says (F1).
    pub id: &'static str,
    /// What `resolution` may be (F4); the first one is what the service takes by itself.
    pub resolutions: &'static [&'static str],
    /// What `aspect_ratio` may be (F5); the first one is sent where there is no start image (W13).
    pub aspect_ratios: &'static [&'static str],
    /// What `shot_type` may be (F7).
    pub shot_types: &'static [&'static str],
    /// The fields of the body, `service.md` §2.1.
    pub fields: &'static [&'static str],
    /// The fields of an element, §2.2.
    pub element_fields: &'static [&'static str],
    /// The fields of a shot, §2.3.
    pub shot_fields: &'static [&'static str],
}

/// `kling-o3-reference-to-video`.
pub const MODEL: Model = Model {
    id: "kling-o3-reference-to-video",
    resolutions: &["720p", "1080p", "4k"],
    aspect_ratios: &["16:9", "9:16", "1:1"],
    shot_types: &["customize"],
    fields: &[
        "model",
        "prompt",
        "resolution",
        "generate_audio",
        "start_image_url",
        "end_image_url",
        "image_urls",
        "elements",
        "aspect_ratio",
        "duration",
        "shot_type",
        "multi_prompt",
    ],
    element_fields: &[
        "frontal_image_url",
        "reference_image_urls",
        "video_url",
        "voice_id",
    ],
    shot_fields: &["prompt", "duration"],
};

impl Model {
    /// The resolution that is sent where none is given.
    pub fn default_resolution(&self) -> &'static str {
        self.resolutions.first().copied().unwrap_or_default()
    }

    /// The aspect ratio that is sent where neither it nor a start image is given.
    pub fn default_aspect_ratio(&self) -> &'static str {
        self.aspect_ratios.first().copied().unwrap_or_default()
    }

    /// The fields of what is inside the list `name`, in their order.
    pub fn fields_inside(&self, name: &str) -> &'static [&'static str] {
        match name {
            "elements" => self.element_fields,
            "multi_prompt" => self.shot_fields,
            _ => &[],
        }
    }
}
