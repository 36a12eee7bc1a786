//! Which column of a list is which key of a record. Offices call the same thing by many names.

use super::words::{SYNONYMS, is_one_of, plain_words};
use crate::message;
use crate::model::catalogue::{Inventory, Label};
use crate::model::message::Message;
use crate::model::sheet::{column_index, column_letters};
use crate::model::suggestion::nearest;

/// Keys of a record that a list may have beside those of the card.
pub(super) const HEADER: [&str; 9] =
    ["id", "kind", "state", "custodian", "area", "place", "letter", "quantity", "reason"];

/// What a column is taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Target {
    /// A key of a record.
    Key(String),
    /// Left out on purpose.
    Nothing,
    /// Nobody understands it.
    Unknown,
}

/// Which column is which key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    headers: Vec<String>,
    targets: Vec<Target>,
}

impl Mapping {
    /// Takes each column for what its header says; `said`, each `COLUMN=KEY` or `COLUMN=`, goes
    /// before. A column is named by its header or its letters.
    ///
    /// # Errors
    /// Every column or key that there is not, and every key that two columns claim.
    pub fn new(headers: &[String], inventory: &Inventory, said: &[String]) -> Result<Self, Vec<Message>> {
        let keys = Keys::of(inventory);
        let mut mapping = Self { headers: headers.to_vec(), targets: vec![Target::Unknown; headers.len()] };
        let mut problems = Vec::new();
        let mut overridden = vec![false; headers.len()];
        for word in said {
            match mapping.said(word, &keys) {
                Ok((column, target)) => {
                    mapping.targets[column] = target;
                    overridden[column] = true;
                }
                Err(message) => problems.push(message),
            }
        }
        for column in (0..headers.len()).filter(|column| !overridden[*column]) {
            // Who said where a key is said that it is nowhere else.
            let taken = |key: &str| (0..headers.len()).any(|at| overridden[at] && mapping.key(at) == Some(key));
            if let Some(key) = keys.guess(&headers[column]).filter(|key| !taken(key)) {
                mapping.targets[column] = Target::Key(key);
            }
        }
        for (column, target) in mapping.targets.iter().enumerate() {
            if let Target::Key(key) = target
                && let Some(first) = mapping.column_of(key).filter(|first| *first != column)
            {
                let (first, second) = (mapping.name(first), mapping.name(column));
                problems.push(message!("table-two-columns", key = key, first = first, second = second));
            }
        }
        if problems.is_empty() { Ok(mapping) } else { Err(problems) }
    }

    /// What `COLUMN=KEY` says.
    fn said(&self, word: &str, keys: &Keys) -> Result<(usize, Target), Message> {
        let Some((column, key)) = word.rsplit_once('=') else {
            return Err(message!("table-map-form", found = word));
        };
        let (column, key) = (column.trim(), key.trim());
        let alike: Vec<usize> =
            (0..self.headers.len()).filter(|at| plain_words(&self.headers[*at]) == plain_words(column)).collect();
        let exact = self.headers.iter().position(|header| header == column);
        let at = match (exact.filter(|_| alike.len() == 1).or(alike.first().copied()), column_index(column)) {
            _ if alike.len() > 1 && !column.is_empty() => {
                let letters: Vec<String> = alike.iter().map(|at| column_letters(*at)).collect();
                return Err(message!("table-map-ambiguous", column = column, letters = letters.join(", ")));
            }
            (Some(at), _) if !column.is_empty() => at,
            (_, Some(at)) if at < self.headers.len() => at,
            _ => {
                let headers: Vec<&str> =
                    self.headers.iter().map(String::as_str).filter(|header| !header.is_empty()).collect();
                let known = headers.join(", ");
                return Err(match nearest(column, headers) {
                    Some(near) => message!("table-map-column-near", column = column, near = near, known = known),
                    None => message!("table-map-column", column = column, known = known),
                });
            }
        };
        if key.is_empty() {
            return Ok((at, Target::Nothing));
        }
        if keys.has(key) {
            return Ok((at, Target::Key(key.to_owned())));
        }
        let near = keys.guess(key).or_else(|| nearest(key, keys.all()).map(str::to_owned));
        let known = keys.all().collect::<Vec<_>>().join(", ");
        Err(match near {
            Some(near) => message!("table-map-key-near", key = key, near = near, known = known),
            None => message!("table-map-key", key = key, known = known),
        })
    }

    /// The key of a column; the first is 0.
    pub fn key(&self, column: usize) -> Option<&str> {
        match self.targets.get(column) {
            Some(Target::Key(key)) => Some(key),
            _ => None,
        }
    }

    /// The column of a key.
    pub fn column_of(&self, key: &str) -> Option<usize> {
        (0..self.targets.len()).find(|column| self.key(*column) == Some(key))
    }

    /// What a column is called: its header, or its letters where it has none.
    pub fn name(&self, column: usize) -> String {
        match self.headers.get(column) {
            Some(header) if !header.is_empty() => header.clone(),
            _ => column_letters(column),
        }
    }

    /// Each column that is taken over with its key, in the order of the list.
    pub fn columns(&self) -> impl Iterator<Item = (String, &str)> {
        (0..self.headers.len()).filter_map(|column| Some((self.name(column), self.key(column)?)))
    }

    /// Columns that nobody understands; those that were left out on purpose are not among them.
    pub fn ignored(&self) -> Vec<String> {
        (0..self.headers.len())
            .filter(|column| self.targets[*column] == Target::Unknown)
            .map(|column| self.name(column))
            .collect()
    }
}

/// The keys that columns may have, with what the desk calls its own.
struct Keys {
    keys: Vec<String>,
    labels: Vec<(String, String)>,
}

impl Keys {
    fn of(inventory: &Inventory) -> Self {
        let mut keys: Vec<String> = HEADER.map(str::to_owned).to_vec();
        let mut labels = Vec::new();
        for field in inventory.kinds.iter().flat_map(|kind| kind.card()) {
            if let Label::Own(label) = &field.label {
                labels.push((label.clone(), field.key.clone()));
            }
            if !keys.contains(&field.key) {
                keys.push(field.key);
            }
        }
        Self { keys, labels }
    }

    fn has(&self, key: &str) -> bool {
        self.keys.iter().any(|known| known == key)
    }

    fn all(&self) -> impl Iterator<Item = &str> {
        self.keys.iter().map(String::as_str)
    }

    /// The key that a header means: as it stands, without what is in brackets, without what it has
    /// in front ("number of") and behind ("of the asset").
    fn guess(&self, header: &str) -> Option<String> {
        if self.has(header) {
            return Some(header.to_owned());
        }
        let whole = plain_words(header);
        let outside = plain_words(header.split(['(', '[']).next().unwrap_or_default());
        let mut forms = vec![whole.clone(), outside.clone()];
        for form in [whole, outside] {
            let bare = form.strip_prefix("numero ").unwrap_or(&form).to_owned();
            let behind = [" equipo", " bien", " articulo", " activo", " asset"];
            let short = behind.into_iter().find_map(|word| bare.strip_suffix(word)).map(str::to_owned);
            forms.push(bare);
            forms.extend(short);
        }
        forms.iter().filter(|form| !form.is_empty()).find_map(|form| self.exactly(form))
    }

    /// The key that is called so.
    fn exactly(&self, words: &str) -> Option<String> {
        let is_key = |key: &&String| plain_words(key) == words;
        if let Some(key) = self.keys.iter().find(is_key) {
            return Some(key.clone());
        }
        let label = |(label, _): &&(String, String)| {
            plain_words(label) == words || plain_words(label.split(['(', '[']).next().unwrap_or_default()) == words
        };
        if let Some((_, key)) = self.labels.iter().find(label) {
            return Some(key.clone());
        }
        let synonym = SYNONYMS.iter().find(|(key, names)| is_one_of(names, words) && self.has(key));
        synonym.map(|(key, _)| (*key).to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inventory::table::tests::{inventory, many_problems};
    use crate::language::{Language, Tongue};

    /// Both languages have the message, and fill in what it says.
    fn assert_speaks(message: &Message) {
        for tongue in [Tongue::Spanish, Tongue::English] {
            let language = Language::new(tongue, None);
            for text in [language.format(message), language.remedy(message).unwrap_or_default()] {
                assert!(!text.contains("{$") && text != message.id, "{tongue:?}: {text}");
            }
        }
    }

    fn guess(header: &str) -> Option<String> {
        Keys::of(&inventory()).guess(header)
    }

    fn mapped(headers: &[&str], said: &[&str]) -> Result<Mapping, Vec<Message>> {
        let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        Mapping::new(&owned(headers), &inventory(), &owned(said))
    }

    #[test]
    fn headers_of_offices_are_understood() {
        for (headers, key) in [
            (
                &[
                    "INVENTARIO",
                    "Núm. de inventario",
                    "No. Inventario",
                    "Nº inventario",
                    "Placa",
                    "Etiqueta",
                    "TAG",
                    "No. de activo fijo",
                    "Número de bien",
                ][..],
                "tag",
            ),
            (
                &["Serie", "Número de serie", "N/S", "s/n", "No. de serie", "Serial", "SERIE DEL EQUIPO", "N° Serie"],
                "serial",
            ),
            (&["Marca", "marca del equipo", "Brand"], "brand"),
            (&["Tipo", "Clase", "Tipo de bien", "kind"], "kind"),
            (
                &["Usuario", "Resguardatario", "Custodio", "Responsable", "Asignado a:", "Nombre del usuario"],
                "custodian",
            ),
            (&["Ubicación", "LUGAR", "Edificio"], "place"),
            (&["Área", "Departamento", "Dependencia", "Área de adscripción"], "area"),
            (&["Estado", "Estatus", "Situación"], "state"),
            (&["Fecha de compra", "Fecha de adquisición", "Adquisición"], "bought"),
            (&["Costo", "Precio (MXN)", "Valor", "Costo unitario (con IVA)"], "price"),
            (&["Factura", "No. de factura"], "invoice"),
            (&["Garantía", "Vence garantía", "Vencimiento de la garantía"], "warranty"),
            (&["Programas", "Software"], "software"),
            (&["Licencias", "Asientos", "Seats"], "seats"),
            (&["Vencimiento", "Vigencia"], "expires"),
            (&["Memoria (GB)", "memoria gb", "Memoria", "memory_gb"], "memory_gb"),
            (&["Resguardo", "No. de resguardo"], "letter"),
            (&["Cantidad", "Existencias"], "quantity"),
        ] {
            for header in headers {
                assert_eq!(guess(header).as_deref(), Some(key), "{header}");
            }
        }
        for header in ["", "No.", "#", "Observaciones", "Descripción", "Activo", "N"] {
            assert_eq!(guess(header), None, "{header}");
        }
    }

    #[test]
    fn what_folio_calls_its_keys_is_understood_in_both_languages() {
        let fields: Vec<_> = inventory().kinds.iter().flat_map(|kind| kind.card()).collect();
        for tongue in [Tongue::Spanish, Tongue::English] {
            let language = Language::new(tongue, None);
            for field in &fields {
                let label = match &field.label {
                    Label::Own(label) => label.clone(),
                    Label::Message(id) => language.text(id),
                };
                assert_eq!(guess(&label).as_ref(), Some(&field.key), "{label}");
            }
        }
    }

    #[test]
    fn every_synonym_means_one_key_and_stands_as_it_is_compared() {
        let mut seen = std::collections::HashSet::new();
        for (_, names) in SYNONYMS {
            for name in names.split('|') {
                assert_eq!(plain_words(name), name);
                assert!(seen.insert(name), "{name} twice");
            }
        }
    }

    #[test]
    fn columns_are_named_by_header_or_letters_and_may_be_left_out() {
        let mapping = mapped(
            &["No.", "Inventario", "Clave rara", "Observaciones", "", "Marca"],
            &["clave RARA=serial", "Observaciones=", "E=model"],
        )
        .expect("mapping");
        let columns: Vec<_> = mapping.columns().collect();
        let expected = [("Inventario", "tag"), ("Clave rara", "serial"), ("E", "model"), ("Marca", "brand")];
        assert_eq!(columns, expected.map(|(name, key)| (name.to_owned(), key)));
        assert_eq!(mapping.ignored(), ["No."]);
        // What somebody said goes before what a header seems to say.
        let mapping = mapped(&["Inventario", "Placa"], &["Placa=tag"]).expect("mapping");
        assert_eq!((mapping.column_of("tag"), mapping.ignored()), (Some(1), vec!["Inventario".to_owned()]));
    }

    #[test]
    fn problems_speak_both_languages() {
        let problems = many_problems();
        assert!(problems.len() > 14, "{problems:?}");
        problems.iter().for_each(|problem| assert_speaks(&problem.message));
    }

    #[test]
    fn everything_wrong_with_a_mapping_is_told() {
        let headers = ["Inventario", "Area", "Departamento", "Nota", "Nota"];
        let said = ["Inventaro=tag", "Area", "Nota=brand", "Departamento=serie", "Area=xyz", "Z=tag"];
        let problems = mapped(&headers, &said).expect_err("problems");
        problems.iter().for_each(assert_speaks);
        let ids: Vec<_> = problems.iter().map(|message| message.id).collect();
        assert_eq!(
            ids,
            [
                "table-map-column-near",
                "table-map-form",
                "table-map-ambiguous",
                "table-map-key-near",
                "table-map-key",
                "table-map-column",
                "table-two-columns",
            ]
        );
        assert!(
            problems[3].arguments.contains(&("near", "serial".into())),
            "what the word means goes before its letters"
        );
    }
}
