//! Which documents a rule looks at, for its page.

use crate::check::any::Shape;
use crate::describe::model::Model;
use crate::describe::object::{Direction, ObjectType};
use crate::policy::catalogue::{Rule, RuleInfo};
use crate::policy::group::Group;

impl RuleInfo {
    /// The models whose documents can have a finding of the rule, in their order; none for a rule
    /// on the configuration of a project.
    #[must_use]
    pub fn models(&self) -> Vec<Model> {
        if self.group == Group::Project {
            return Vec::new();
        }
        Model::ALL.into_iter().filter(|model| looks_at(self, *model)).collect()
    }
}

fn looks_at(info: &RuleInfo, model: Model) -> bool {
    use Rule as R;
    let objects = || model.shape().roots().into_iter().flat_map(ObjectType::with_parts);
    let is_object = !matches!(model.shape(), Shape::Text);
    let is_request = model.direction() == Direction::ToPlatform;
    let is_list = matches!(model.shape(), Shape::List(_));
    match info.rule {
        R::Syntax | R::Type | R::BodyTooLarge | R::TooDeep => true,
        R::Required | R::DuplicateKey | R::YamlAlias | R::YamlMerge | R::YamlTag => is_object,
        R::MisspelledProperty | R::UnknownProperty => is_object && is_request,
        R::UndocumentedProperty | R::UndocumentedValue => !is_request,
        // Lists of values are open in answers and events, whose texts are checked by rules of their
        // own.
        R::Enum if model == Model::WebhookList => false,
        R::Enum | R::Format if model == Model::Event => false,
        R::EmptyRequest => is_list && is_request,
        R::TooManyEntries => is_list,
        R::AccountFull => model == Model::Webhooks,
        R::Pattern | R::MaxLength => model == Model::AccountId,
        R::MinLength => matches!(model, Model::AccountId | Model::Event),
        // Answers hold masks in place of secrets, and nobody fills them in.
        R::MaskedSecret | R::UnfilledVariable if !is_request => false,
        R::ConflictingTargets | R::OverlappingScope | R::RepeatedTarget if !is_list => false,
        _ if matches!(info.model, Model::Event | Model::ReceiverTranscript) => model == info.model,
        _ => objects().any(|object| {
            object.properties.iter().any(|property| object.rules_of(property).contains(&info.rule))
        }),
    }
}
