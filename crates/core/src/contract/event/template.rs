//! Business updates about templates.

use super::fields::{Digits, Nested, Words};
use super::rows::{business_updates, event_object};
use crate::contract::field::{OneOfOpen, Text};
use crate::describe::sample::{If, Made};
use crate::values::event::business::{PauseTitle, QualityScore, TemplateReason, TemplateStatus};
use crate::values::open_value::OpenValue;

const NAMES: &[&str] = &["visit_reminder", "parcel_on_its_way", "spring_mailing", "one_time_code"];

const LANGUAGES: &[&str] = &["en_US", "de", "pt_BR", "id"];

const CATEGORIES: &[&str] = &["UTILITY", "MARKETING", "AUTHENTICATION"];

business_updates! {
    'm;
    /// The category of a template changed.
    TemplateCategoryUpdate, TemplateCategoryUpdateIndex, "Template category update":
        Nested<TemplateCategoryDetails<'static>> => TemplateCategoryDetails<'m>; &[];
    /// The quality of a template changed.
    TemplateQualityUpdate, TemplateQualityUpdateIndex, "Template quality update":
        Nested<TemplateQualityDetails<'static>> => TemplateQualityDetails<'m>; &[];
    /// The status of a template changed.
    TemplateStatusUpdate, TemplateStatusUpdateIndex, "Template status update":
        Nested<TemplateStatusDetails<'static>> => TemplateStatusDetails<'m>; &[];
    /// Meta would put a template into another category.
    TemplateCorrectCategoryDetection, TemplateCorrectCategoryDetectionIndex, "Template correct category detection":
        Nested<TemplateCorrectCategoryDetails<'static>> => TemplateCorrectCategoryDetails<'m>; &[];
}

/// Declares the details of events about templates, which differ in `meta`.
macro_rules! template_details {
    ($life:lifetime; $($(#[doc = $doc:literal])+ $name:ident, $index:ident, $title:literal, $meta:ident;)+) => {$(
        event_object! {
            $(#[doc = $doc])+
            pub view $name<$life>, $index;
            title $title;
            /// The id of the template, in digits.
            documented template_id: Text<Digits> => &$life str = "templateId" [.help("the id of the template").made(Made::Number(15))];
            /// The name of the template.
            documented template_name: Words => &$life str
                = "templateName" [.help("the name of the template").examples(NAMES)];
            /// The language of the template, such as `en_US`.
            documented template_language: Words => &$life str
                = "templateLanguage" [.help("the language of the template").examples(LANGUAGES)];
            /// What changed.
            documented meta: Nested<$meta<'static>> => $meta<$life> = "meta" [.help("what changed")];
        }
    )+};
}

template_details! {
    'm;
    /// A template whose category changed.
    TemplateCategoryDetails, TemplateCategoryDetailsIndex, "Details of a template category update", TemplateCategoryChange;
    /// A template whose quality changed.
    TemplateQualityDetails, TemplateQualityDetailsIndex, "Details of a template quality update", TemplateQualityChange;
    /// A template whose status changed.
    TemplateStatusDetails, TemplateStatusDetailsIndex, "Details of a template status update", TemplateStatusChange;
    /// A template that Meta would put into another category.
    TemplateCorrectCategoryDetails, TemplateCorrectCategoryDetailsIndex,
        "Details of a template correct category detection", TemplateCorrectCategory;
}

event_object! {
    /// A change of category.
    pub view TemplateCategoryChange<'m>, TemplateCategoryChangeIndex;
    title "Change of category";
    /// The category before, such as `UTILITY`.
    documented previous_category: Words => &'m str = "previousCategory" [.help("the category before").examples(CATEGORIES)];
    /// The category, such as `MARKETING`.
    documented new_category: Words => &'m str = "newCategory" [.help("the category").examples(CATEGORIES)
        .made(Made::OtherThan("previousCategory"))];
}

event_object! {
    /// A change of quality.
    pub view TemplateQualityChange<'m>, TemplateQualityChangeIndex;
    title "Change of quality";
    /// The quality before.
    documented previous_quality_score: OneOfOpen<QualityScore> => OpenValue<'m, QualityScore>
        = "previousQualityScore" [.help("the quality before")];
    /// The quality.
    documented new_quality_score: OneOfOpen<QualityScore> => OpenValue<'m, QualityScore>
        = "newQualityScore" [.help("the quality").made(Made::OtherThan("previousQualityScore"))];
}

event_object! {
    /// A change of status.
    pub view TemplateStatusChange<'m>, TemplateStatusChangeIndex;
    title "Change of status";
    /// The status.
    documented status: OneOfOpen<TemplateStatus> => OpenValue<'m, TemplateStatus> = "status" [.help("the status")];
    /// Why.
    optional reason: OneOfOpen<TemplateReason> => OpenValue<'m, TemplateReason> = "reason" [.help("why")];
    /// That it is to be disabled.
    optional disable_info: Nested<DisableInfo<'static>> => DisableInfo<'m> = "disableInfo" [.help("when it is disabled")
        .always_if(&[If::Is("status", &["FLAGGED"])])];
    /// That it was paused, or no longer is.
    optional other_info: Nested<PauseInfo<'static>> => PauseInfo<'m> = "otherInfo" [.help("why it is paused")
        .always_if(&[If::Is("status", &["PAUSED"])])
        .only_if(&[If::Is("status", &["APPROVED", "DISABLED"])])];
}

event_object! {
    /// That a template is to be disabled.
    pub view DisableInfo<'m>, DisableInfoIndex;
    title "Disabling of a template";
    /// When. Nothing says in what format.
    documented disable_date: Words => &'m str = "disableDate" [.help("when it is disabled").made(Made::DaysLater(7))];
}

event_object! {
    /// That a template was paused, or no longer is.
    pub view PauseInfo<'m>, PauseInfoIndex;
    title "Pause of a template";
    /// What happened.
    documented title: OneOfOpen<PauseTitle> => OpenValue<'m, PauseTitle> = "title" [.help("what happened")];
    /// The same for people.
    documented description: Words => &'m str = "description" [.help("what happened, for people")
        .examples(&["Too many recipients blocked the sender.", "Its quality is being watched."])];
}

event_object! {
    /// The category that Meta would choose. The template itself is unchanged.
    pub view TemplateCorrectCategory<'m>, TemplateCorrectCategoryIndex;
    title "Category that Meta would choose";
    /// The category that a message was sent in, such as `UTILITY`.
    documented category: Words => &'m str = "category" [.help("the category that it was sent in").examples(CATEGORIES)];
    /// The category that Meta would choose, such as `MARKETING`.
    documented correct_category: Words => &'m str = "correctCategory" [.help("the category that Meta would choose").examples(CATEGORIES)
        .made(Made::OtherThan("category"))];
}
