//! The models, packed into one text that JavaScript cuts into objects (`lib/models.js`).

use chatapps_webhooks::{
    AccountId, CredentialsLocation, ErrorResponse, OAuthClientCredentials, Webhook, WebhookList,
    WebhookTarget, WebhookType,
};
use napi::Result;

use crate::convert::to_json;

/// From how many bytes on a piece of a list is full. It is what a string that was cut out of it keeps in memory.
const PIECE: usize = 4096;

/// Numbers and texts, one after the other. A list is its length, and pieces: how many models, and their text.
///
/// A number is written in digits of six bits, the lowest first, each a character; all but the last have the seventh bit set. A text
/// is the number of its UTF-16 code units, and the text.
pub(crate) struct Packed(String);

impl Packed {
    pub(crate) fn of(model: &impl Pack) -> Result<String> {
        let mut packed = Self(String::new());
        model.pack(&mut packed)?;
        Ok(packed.0)
    }

    fn number(&mut self, mut number: usize) {
        while number >= 1 << 6 {
            self.digit(number & 63 | 64);
            number >>= 6;
        }
        self.digit(number);
    }

    fn digit(&mut self, digit: usize) {
        self.0.extend(u8::try_from(digit).map(char::from));
    }

    fn piece(&mut self, models: usize, piece: &mut Self) {
        self.number(models);
        self.text(&piece.0);
        piece.0.clear();
    }

    fn text(&mut self, text: &str) {
        let units = if text.is_ascii() { text.len() } else { text.chars().map(char::len_utf16).sum() };
        self.number(units);
        self.0.push_str(text);
    }
}

/// A model that can be packed.
pub(crate) trait Pack {
    fn pack(&self, packed: &mut Packed) -> Result<()>;
}

impl<T: Pack> Pack for &T {
    fn pack(&self, packed: &mut Packed) -> Result<()> {
        (*self).pack(packed)
    }
}

impl<T: Pack> Pack for Vec<T> {
    fn pack(&self, packed: &mut Packed) -> Result<()> {
        packed.number(self.len());
        let (mut piece, mut models) = (Packed(String::new()), 0);
        for model in self {
            model.pack(&mut piece)?;
            models += 1;
            if piece.0.len() >= PIECE {
                packed.piece(models, &mut piece);
                models = 0;
            }
        }
        packed.piece(models, &mut piece);
        Ok(())
    }
}

impl Pack for WebhookList {
    fn pack(&self, packed: &mut Packed) -> Result<()> {
        self.0.pack(packed)
    }
}

/// Flags: 1 has `httpAuthorization`, 2 has `enabled`, 4 is enabled, 8 has `oauth`; above these the number of the type, from 1.
impl Pack for Webhook {
    fn pack(&self, packed: &mut Packed) -> Result<()> {
        let kind = number_of(&WebhookType::ALL, self.webhook_type());
        packed.number(
            usize::from(self.http_authorization().is_some())
                | usize::from(self.enabled().is_some()) << 1
                | usize::from(self.is_enabled()) << 2
                | usize::from(self.oauth().is_some()) << 3
                | kind << 4,
        );
        packed.text(self.sub_account_id().as_str());
        packed.text(self.url().as_str());
        if let Some(secret) = self.http_authorization() {
            packed.text(secret.reveal());
        }
        self.oauth().into_iter().try_for_each(|oauth| oauth.pack(packed))
    }
}

/// Flags: 1 has `scope`; above that the number of the place, from 1.
impl Pack for OAuthClientCredentials {
    fn pack(&self, packed: &mut Packed) -> Result<()> {
        let place = number_of(&CredentialsLocation::ALL, Some(self.credentials_location()));
        packed.number(usize::from(self.scope().is_some()) | place << 1);
        packed.text(self.url().as_str());
        packed.text(self.client_id());
        packed.text(self.client_secret().reveal());
        if let Some(scope) = self.scope() {
            packed.text(scope);
        }
        Ok(())
    }
}

impl Pack for WebhookTarget {
    fn pack(&self, packed: &mut Packed) -> Result<()> {
        packed.number(number_of(&WebhookType::ALL, self.webhook_type));
        packed.text(self.sub_account_id.as_str());
        Ok(())
    }
}

impl Pack for ErrorResponse {
    fn pack(&self, packed: &mut Packed) -> Result<()> {
        packed.text(&to_json(self)?);
        Ok(())
    }
}

impl Pack for AccountId {
    fn pack(&self, packed: &mut Packed) -> Result<()> {
        packed.text(self.as_str());
        Ok(())
    }
}

/// The number of a value, from 1; 0 if there is none.
fn number_of<T: PartialEq>(all: &[T], value: Option<T>) -> usize {
    value.and_then(|value| all.iter().position(|known| *known == value)).map_or(0, |index| index + 1)
}
