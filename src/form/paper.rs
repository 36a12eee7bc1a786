//! What the paper of an asset may print: a custody letter, the slip of a loan, an exit pass, or a
//! blank one of them, as names and texts.
//!
//! As with the forms of tickets everything is text in the desk's language, empty where nothing is
//! known. What templates are checked against is in `form::vocabulary`.

use serde_json::{Map, Value, json};

use super::signed::electronic;
pub use super::vocabulary::{PAPER_NAMES, PAPER_ROOTS};
use crate::inventory::engine::AssetRules;
use crate::inventory::replay::{AssetState, Crossing, Letter, PaperSignature, Pass};
use crate::language::Language;
use crate::model::asset::Asset;
use crate::model::catalogue::{AssetForm, CardField, CardType, DeskSettings, Label, Paper, Person};
use crate::model::folio::Folio;
use crate::model::message::Message;
use crate::model::time::Moment;
use crate::report::label;

/// The paper of an asset that a form prints.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Sheet<'a> {
    /// A custody letter, or the slip of a loan.
    Letter(&'a Letter),
    /// An exit pass.
    Pass(&'a Pass),
    /// None in particular: a label is of the asset alone.
    Card,
}

/// The asset has no such paper; it has those with these numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoSuchPaper {
    /// Numbers of the asset's papers of that sort, in order.
    pub numbers: Vec<String>,
}

/// The paper of that sort with that number, or the latest. The number may be typed without the
/// asset's identifier: `2` for `PC-0132/2`, `S1` or `1` for the pass `PC-0132/S1`.
///
/// # Errors
/// There is none.
pub fn find<'a>(asset: &str, state: &'a AssetState, of: Paper, number: Option<&str>) -> Result<Sheet<'a>, NoSuchPaper> {
    let is = |known: &str| {
        number.is_none_or(|typed| {
            let typed = typed.trim();
            let whole = [typed.to_owned(), format!("{asset}/{typed}"), format!("{asset}/S{typed}")];
            whole.iter().any(|whole| whole.eq_ignore_ascii_case(known))
        })
    };
    if of == Paper::Label {
        return Ok(Sheet::Card);
    }
    if of == Paper::Pass {
        let found = state.passes.iter().rev().find(|pass| is(&pass.number)).map(Sheet::Pass);
        let numbers = || state.passes.iter().map(|pass| pass.number.clone()).collect();
        return found.ok_or_else(|| NoSuchPaper { numbers: numbers() });
    }
    let mut letters = state.letters.iter().filter(|letter| letter.is_slip == (of == Paper::Slip));
    // Somebody may hold it without any paper: that letter has no number to be asked for by.
    let wanted = |letter: &&Letter| letter.number.as_deref().map_or(number.is_none(), is);
    let found = letters.clone().rev().find(wanted).map(Sheet::Letter);
    found.ok_or_else(|| NoSuchPaper { numbers: letters.by_ref().filter_map(|letter| letter.number.clone()).collect() })
}

/// What the papers of a desk are printed with.
pub struct PaperPrinter<'a> {
    /// The desk's settings.
    pub settings: &'a DeskSettings,
    /// Kinds, people, suppliers, zone.
    pub rules: AssetRules<'a>,
    /// The desk's language, in its time zone.
    pub language: &'a Language,
    /// When it is printed.
    pub now: Moment,
}

fn text(value: Option<&String>) -> &str {
    value.map(String::as_str).unwrap_or_default()
}

/// The texts of a list on a card; a single text counts as a list of one.
fn texts(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        Some(Value::String(text)) if !text.trim().is_empty() => vec![text.clone()],
        _ => Vec::new(),
    }
}

/// The message that names a capacity in which papers are signed.
pub(super) fn role_name(role: &str) -> &'static str {
    match role {
        "receives" => "paper-role-receives",
        "hands_over" => "paper-role-hands-over",
        "head" => "paper-role-head",
        "carrier" => "paper-role-carrier",
        _ => "paper-role-guard",
    }
}

fn folio(ticket: Option<&Folio>) -> String {
    ticket.map(Folio::to_string).unwrap_or_default()
}

/// Accessories and what was said of single items, each once: first what came with it. `conditions`
/// are the keys under which a condition is printed, with what was said then.
fn items(accessories: &[String], conditions: &[(&str, &[(String, String)])]) -> Value {
    let said = conditions.iter().flat_map(|(_, said)| said.iter().map(|(item, _)| item));
    let mut all: Vec<&String> = Vec::new();
    for item in accessories.iter().chain(said) {
        if !all.contains(&item) {
            all.push(item);
        }
    }
    let row = |item: &String| {
        let mut row = Map::from_iter([("item".to_owned(), json!(item))]);
        for (key, said) in conditions {
            let condition = said.iter().find(|(known, _)| known == item).map(|(_, condition)| condition.as_str());
            row.insert((*key).to_owned(), json!(condition.unwrap_or_default()));
        }
        Value::Object(row)
    };
    all.into_iter().map(row).collect()
}

impl PaperPrinter<'_> {
    /// A paper to be filled by hand.
    pub fn blank(&self, form: &AssetForm) -> Value {
        self.base(form, true)
    }

    /// A paper of an asset, whose state its events give. `instead_of` is the registered asset in place
    /// of which it was lent.
    pub fn filled(
        &self,
        form: &AssetForm,
        asset: &Asset,
        state: &AssetState,
        sheet: Sheet,
        instead_of: Option<&Asset>,
    ) -> Value {
        let mut context = self.base(form, false);
        context["asset"] = self.asset(asset, state);
        match sheet {
            Sheet::Letter(letter) => {
                context["letter"] = self.letter(letter, instead_of);
                // Who entered an old letter in Folio is not who handed the asset over.
                let deliverer = if letter.is_old { "" } else { letter.by.as_str() };
                let known = [("receives", letter.holder.as_str()), ("hands_over", deliverer)];
                context["signatures"] = self.signatures(&form.signatures, &known, &letter.signatures);
                if let Some(closing) = &letter.closing {
                    let known =
                        [("hands_over", letter.holder.as_str()), ("receives", text(closing.received_by.as_ref()))];
                    context["return_signatures"] = self.signatures(&self.on_return(), &known, &closing.signatures);
                }
            }
            Sheet::Pass(pass) => {
                let before = asset.events.get(..=pass.event).unwrap_or(&asset.events);
                context["pass"] = self.pass(pass, &AssetState::replay(&asset.id, before));
                let guard = pass.left.as_ref().and_then(|left| left.guard.as_ref());
                let head = if self.is_head(&pass.by) { pass.by.as_str() } else { "" };
                let known = [("head", head), ("carrier", text(pass.carrier.as_ref())), ("guard", text(guard))];
                context["signatures"] = self.signatures(&form.signatures, &known, &pass.signatures);
            }
            Sheet::Card => {}
        }
        context
    }

    /// What is the same whatever is printed, all that is not being empty.
    fn base(&self, form: &AssetForm, blank: bool) -> Value {
        let nothing = |root: &str| {
            let keys = PAPER_NAMES.iter().find(|(name, _)| *name == root).map_or(&[][..], |(_, keys)| keys);
            let empty = |key: &str| match (root, key) {
                (_, "items" | "card" | "own") => json!([]),
                ("letter", "old") => json!(false),
                ("letter", "instead_of") => self.brief(None, ""),
                ("pass", "left" | "back") => self.crossing(None),
                _ => json!(""),
            };
            keys.iter().map(|key| ((*key).to_owned(), empty(key))).collect::<Map<String, Value>>()
        };
        let settings = self.settings;
        json!({
            "desk": {
                "name": settings.name, "institution": settings.institution, "unit": settings.unit,
                "area": settings.area, "place": text(settings.place.as_ref()),
            },
            "form": {
                "id": form.id, "of": form.of.word(), "key": form.key, "title": form.title, "revision": form.revision,
                "undertaking": text(form.undertaking.as_ref()),
            },
            "blank": blank,
            "printed": self.language.moment(self.now),
            "asset": nothing("asset"),
            "letter": nothing("letter"),
            "pass": nothing("pass"),
            "signatures": self.signatures(&form.signatures, &[], &[]),
            "return_signatures": self.signatures(&self.on_return(), &[], &[]),
        })
    }

    // --- Signatures -------------------------------------------------------------------------------

    /// Who signs when an asset comes back, with the words under the line.
    fn on_return(&self) -> Vec<(String, String)> {
        let words = [("hands_over", "paper-returns"), ("receives", "paper-takes-back")];
        words.into_iter().map(|(role, id)| (role.to_owned(), self.language.text(id))).collect()
    }

    /// Who signs, in the form's order: who has to as far as `known`, who did and when. A signature
    /// that the form does not ask for comes after them.
    fn signatures(&self, asked: &[(String, String)], known: &[(&str, &str)], given: &[PaperSignature]) -> Value {
        let more = given.iter().filter(|signature| !asked.iter().any(|(role, _)| *role == signature.role));
        let more = more.map(|signature| (signature.role.clone(), self.language.text(role_name(&signature.role))));
        let lines = asked.iter().cloned().chain(more).map(|(role, title)| {
            let signature = given.iter().find(|signature| signature.role == role);
            let who = known.iter().find(|(known, _)| *known == role).map_or("", |(_, who)| who);
            json!({
                "role": role,
                "title": title,
                "who": self.person_name(who),
                "name": signature.map(|signature| self.person_name(&signature.name)).unwrap_or_default(),
                "at": self.moment(signature.map(|signature| signature.at)),
                "electronic": signature.map(|given| electronic(&given.evidence, self.language)).unwrap_or_default(),
            })
        });
        lines.collect()
    }

    // --- The asset --------------------------------------------------------------------------------

    fn asset(&self, asset: &Asset, state: &AssetState) -> Value {
        let kind = self.rules.kind(asset);
        let fields = kind.map(|kind| kind.card()).unwrap_or_default();
        let shown = |field: &CardField| {
            let name = match &field.label {
                Label::Own(name) => name.clone(),
                Label::Message(id) => self.language.text(id),
            };
            json!({ "key": field.key, "label": name, "value": self.shown(field, asset.card.get(&field.key)) })
        };
        let said = |fields: &[CardField]| -> Vec<Value> {
            fields.iter().map(shown).filter(|entry| entry["value"] != "").collect()
        };
        let mut context = json!({
            "id": asset.id,
            "kind": kind.map_or(asset.kind.as_str(), |kind| kind.name.as_str()),
            "description": label::description(asset, self.rules.inventory),
            "card": said(&fields),
            "own": said(kind.map_or(&[][..], |kind| &kind.fields)),
            "state": self.language.format(&Message::new(state.status().message_id())),
            "custodian": state.custodian.as_deref().map(|id| self.person_name(id)).unwrap_or_default(),
            "area": text(state.area.as_ref()),
            "place": text(state.place.as_ref()),
        });
        let (_, keys) = PAPER_NAMES[2];
        for key in keys {
            if context.get(key).is_none() {
                let field = fields.iter().find(|field| field.key == *key);
                let value = asset.card.get(*key);
                let shown = field.map_or_else(|| texts(value).join(", "), |field| self.shown(field, value));
                context[*key] = json!(shown);
            }
        }
        context
    }

    /// Another asset that a paper names. One that is not registered is its identifier.
    fn brief(&self, asset: Option<&Asset>, id: &str) -> Value {
        let text = |key: &str| asset.and_then(|asset| asset.text(key)).unwrap_or_default();
        json!({
            "id": id, "tag": text("tag"), "serial": text("serial"), "brand": text("brand"), "model": text("model"),
            "description": asset.map(|asset| label::description(asset, self.rules.inventory)).unwrap_or_default(),
        })
    }

    /// A value of a card as a person reads it.
    pub(super) fn shown(&self, field: &CardField, value: Option<&Value>) -> String {
        match (field.kind, value) {
            (_, None | Some(Value::Null)) => String::new(),
            (_, Some(Value::Bool(true))) => self.language.text("yes"),
            (_, Some(Value::Bool(false))) => self.language.text("no"),
            (_, Some(Value::Array(list))) => list.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", "),
            (_, Some(Value::String(text))) if text.trim().is_empty() => String::new(),
            (CardType::Choice, Some(Value::String(text))) => {
                let chosen = field.choices.iter().find(|choice| choice.id == *text);
                chosen.map_or(text, |choice| &choice.name).clone()
            }
            (CardType::Supplier, Some(Value::String(text))) => {
                let supplier = self.rules.suppliers.suppliers.iter().find(|supplier| supplier.key == *text);
                supplier.map_or(text, |supplier| &supplier.name).clone()
            }
            (_, Some(Value::String(text))) => text.clone(),
            (_, Some(other)) => other.to_string(),
        }
    }

    // --- The papers -------------------------------------------------------------------------------

    fn letter(&self, letter: &Letter, instead_of: Option<&Asset>) -> Value {
        let person = self.rules.people.get(&letter.holder);
        let of_person = |take: fn(&Person) -> Option<&String>| person.and_then(take);
        let closing = letter.closing.as_ref();
        let returned = closing.map_or(&[][..], |closing| &closing.items);
        json!({
            "number": text(letter.number.as_ref()),
            "old": letter.is_old,
            // When an old one was signed, nobody wrote down; only when it was entered is known.
            "registered": self.day(Some(letter.from).filter(|_| letter.is_old)),
            "date": self.day(Some(letter.from).filter(|_| !letter.is_old)),
            "by": if letter.is_old { String::new() } else { self.person_name(&letter.by) },
            "holder": self.person_name(&letter.holder),
            "post": text(of_person(|person| person.post.as_ref())),
            "area": text(letter.area.as_ref().or_else(|| of_person(|person| person.area.as_ref()))),
            "place": text(letter.place.as_ref()),
            "condition": text(letter.condition.as_ref()),
            "items": items(&letter.accessories, &[("condition", &letter.items), ("returned", returned)]),
            "accessories": letter.accessories.join(", "),
            "software": letter.software.join(", "),
            "due": letter.due.map(|day| day.to_string()).unwrap_or_default(),
            "ticket": folio(letter.ticket.as_ref()),
            "instead_of": self.brief(instead_of, text(letter.instead_of.as_ref())),
            "replaces": text(letter.replaces.as_ref()),
            "cancelled": self.day(closing.map(|closing| closing.at)),
            "ended_by": closing.map(|closing| self.language.text(closing.deed.message_id())).unwrap_or_default(),
            "return_condition": text(closing.and_then(|closing| closing.condition.as_ref())),
            "received_by": closing.and_then(|closing| closing.received_by.as_deref()).map(|id| self.person_name(id)).unwrap_or_default(),
        })
    }

    /// A pass; `then` is the state in which the asset was when it was authorised.
    fn pass(&self, pass: &Pass, then: &AssetState) -> Value {
        let accessories = texts(then.card.get("accessories"));
        json!({
            "number": pass.number,
            "authorised": self.moment(Some(pass.authorised)),
            "by": self.person_name(&pass.by),
            "reason": text(pass.reason.as_ref()),
            "destination": text(pass.destination.as_ref()),
            "carrier": text(pass.carrier.as_ref()),
            "identification": text(pass.identification.as_ref()),
            "due": pass.due.map(|day| day.to_string()).unwrap_or_default(),
            "condition": text(pass.condition.as_ref()),
            // At the door only what was said to leave counts.
            "items": items(&[], &[("condition", &pass.items)]),
            "accessories": accessories.join(", "),
            "ticket": folio(pass.ticket.as_ref()),
            "holder": then.custodian.as_deref().map(|id| self.person_name(id)).unwrap_or_default(),
            "area": text(then.area.as_ref()),
            "place": text(then.place.as_ref()),
            "left": self.crossing(pass.left.as_ref()),
            "back": self.crossing(pass.back.as_ref()),
            "ended": self.moment(pass.ended),
        })
    }

    fn crossing(&self, crossing: Option<&Crossing>) -> Value {
        let said = |take: fn(&Crossing) -> &Option<String>| text(crossing.and_then(|crossing| take(crossing).as_ref()));
        json!({
            "at": self.moment(crossing.map(|crossing| crossing.at)),
            "serial": said(|crossing| &crossing.serial),
            "guard": said(|crossing| &crossing.guard),
            "condition": said(|crossing| &crossing.condition),
            "received_by": self.person_name(said(|crossing| &crossing.received_by)),
        })
    }

    /// Whether that person may authorise; a ticket's outcome may have been recorded by anybody.
    fn is_head(&self, id: &str) -> bool {
        let heads: Vec<&str> = self.rules.inventory.heads.iter().map(String::as_str).collect();
        heads.is_empty() || self.rules.people.get(id).is_some_and(|person| person.has_role(&heads))
    }

    pub(super) fn person_name(&self, id: &str) -> String {
        self.rules.name(id)
    }

    fn moment(&self, moment: Option<Moment>) -> String {
        moment.map(|moment| self.language.moment(moment)).unwrap_or_default()
    }

    fn day(&self, moment: Option<Moment>) -> String {
        moment.map(|moment| self.rules.zone.day(moment).to_string()).unwrap_or_default()
    }
}
