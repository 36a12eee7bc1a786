//! The words that offices use: above the columns, for the states, for yes, no and nothing.

use crate::model::asset::AssetStatus;
use crate::model::catalogue::fold;

/// Names for the same thing, divided by `|`, as [`plain_words`] leaves them.
type Names = &'static str;

/// What people write above the columns, and the key that they mean. Whatever `card-…` says in the
/// Fluent files is among them.
pub(super) const SYNONYMS: [(&str, Names); 29] = [
    ("id", "identificador|identificador folio|identifier|clave folio"),
    ("kind", "tipo|clase|tipo equipo|tipo bien|clase bien|categoria|type|class|asset type"),
    (
        "state",
        "estado|estatus|situacion|estado equipo|estado bien|estado actual|situacion actual|status|\
        estado inventario",
    ),
    (
        "custodian",
        "usuario|resguardatario|resguardataria|resguardante|custodio|custodia|responsable|\
        asignado a|asignado|usuario final|usuario responsable|usuario asignado|nombre usuario|\
        nombre resguardatario|nombre resguardante|nombre responsable|a cargo|cuentadante|user|\
        assigned to|owner|holder|responsible",
    ),
    (
        "area",
        "departamento|dependencia|unidad administrativa|adscripcion|area adscripcion|direccion|\
        subdireccion|area usuaria|area responsable|department|oficina responsable",
    ),
    (
        "place",
        "ubicacion|lugar|edificio|ubicacion fisica|localizacion|sede|piso|location|site|building|\
        oficina",
    ),
    ("letter", "resguardo|numero resguardo|folio resguardo|vale|numero vale|carta resguardo|custody letter"),
    ("reason", "motivo baja|causa baja|motivo|retire reason|reason retired|retirement reason"),
    ("quantity", "cantidad|existencia|existencias|piezas|stock|cant|pieces|in stock"),
    (
        "tag",
        "inventario|numero inventario|clave inventario|codigo inventario|placa|numero placa|\
        placa inventario|etiqueta|numero etiqueta|etiqueta inventario|activo fijo|\
        numero activo fijo|numero activo|numero bien|numero economico|numero control|numero inv|\
        inv|clave bien|asset tag|inventory number|inventory no|inventory|tag number",
    ),
    (
        "serial",
        "serie|numero serie|n s|s n|ns|sn|numero serial|serial number|serial no|service tag|\
        numero ser",
    ),
    ("brand", "marca|fabricante|make|manufacturer"),
    ("model", "modelo|numero modelo|model name|model number"),
    ("supplier", "proveedor|vendedor|vendor|nombre proveedor"),
    ("contract", "contrato|numero contrato|contract number"),
    (
        "bought",
        "fecha compra|fecha adquisicion|adquisicion|compra|comprado|fecha alta|date purchase|\
        purchase date|purchased",
    ),
    (
        "price",
        "costo|precio|valor|importe|monto|costo adquisicion|valor adquisicion|precio compra|\
        precio unitario|costo unitario|valor unitario|cost|value",
    ),
    ("invoice", "factura|numero factura|folio factura|invoice number"),
    (
        "warranty",
        "garantia|vence garantia|vencimiento garantia|fin garantia|garantia hasta|\
        vigencia garantia|fecha garantia|termino garantia|fecha vencimiento garantia|\
        fecha fin garantia|warranty until|warranty end|warranty expires",
    ),
    ("accessories", "accesorios|accesorio|incluye"),
    ("software", "programas|programas instalados|software instalado|installed software|programs"),
    ("maintenance", "mantenimiento cada|mantenimiento|periodicidad mantenimiento|maintenance every"),
    ("seats", "licencias|asientos|numero licencias|licencias compradas|lugares|puestos"),
    (
        "expires",
        "vence|vencimiento|vigencia|fecha vencimiento|expira|caducidad|fecha expiracion|\
        vigente hasta|expiry|expiration|expiration date|valid until",
    ),
    ("notice_days", "dias aviso|aviso|days notice|notice"),
    ("version", "version programa"),
    ("renewal", "precio renovacion|costo renovacion|renovacion|price a renewal|renewal price|renewal cost"),
    ("unit", "unidad|unidad medida|presentacion|unit measure"),
    ("minimum", "minimo|minimo en almacen|stock minimo|existencia minima|minimum in stock"),
];

/// Words for the states.
pub(super) const STATES: [(AssetStatus, Names); 7] = [
    (
        AssetStatus::InStock,
        "en almacen|almacen|disponible|en bodega|bodega|en existencia|en stock|stock|libre|\
        sin asignar|in stock|available|unassigned",
    ),
    (
        AssetStatus::InUse,
        "en uso|asignado|asignada|activo|activa|en operacion|en servicio|en resguardo|resguardado|\
        resguardada|entregado|in use|assigned|active",
    ),
    (AssetStatus::Lent, "prestado|prestada|en prestamo|prestamo|lent|on loan"),
    (AssetStatus::Retained, "retenido|retenida|en soporte|en revision|retained"),
    (AssetStatus::Outside, "fuera|en reparacion|fuera en reparacion|reparacion|en garantia|outside|in repair"),
    (AssetStatus::Lost, "extraviado|extraviada|perdido|perdida|robado|robada|no localizado|lost|stolen"),
    (AssetStatus::Retired, "baja|dado baja|dada baja|baja definitiva|retirado|retirada|retired|written off"),
];

/// What people write where there is nothing to write.
const NOTHING: Names = "na|n a|no aplica|s n|sn|sin numero|sin serie|sin dato|sin datos|ninguno|ninguna|pendiente|\
    sin asignar|no tiene|no visible|none|n d";

const YES: Names = "si|s|yes|y|true|verdadero|x|1|con";
const NO: Names = "no|n|false|falso|0|sin";

/// The months in Spanish and English; any beginning of three letters will do.
const MONTHS: [[&str; 2]; 12] = [
    ["enero", "january"],
    ["febrero", "february"],
    ["marzo", "march"],
    ["abril", "april"],
    ["mayo", "may"],
    ["junio", "june"],
    ["julio", "july"],
    ["agosto", "august"],
    ["septiembre", "september"],
    ["octubre", "october"],
    ["noviembre", "november"],
    ["diciembre", "december"],
];

/// Words that say nothing about what a column is.
const IDLE: [&str; 9] = ["de", "del", "la", "las", "el", "los", "y", "of", "the"];

/// How "number" is written before what it is the number of.
const NUMBER: [&str; 5] = ["numero", "num", "no", "nro", "n"];

/// A text as its bare words: no accents, capitals, punctuation or words that say nothing; a number
/// in front is always `numero`.
pub(super) fn plain_words(text: &str) -> String {
    // `N°`, `Nº` and `№` are `n`.
    let folded = fold(text).replace('№', "no ").replace(['°', 'º', 'ª'], " ");
    let mut words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && !IDLE.contains(word)).collect();
    // `n` alone before a single letter is the N of `N/S`.
    if words.len() > 1 && NUMBER.contains(&words[0]) && words[1].chars().count() > 1 {
        words[0] = "numero";
    }
    words.join(" ")
}

/// Whether plain words are one of those names.
pub(super) fn is_one_of(names: Names, words: &str) -> bool {
    names.split('|').any(|name| name == words)
}

/// Whether a text says that there is nothing to say.
pub(super) fn says_nothing(text: &str) -> bool {
    let words = plain_words(text);
    words.is_empty() || is_one_of(NOTHING, &words)
}

/// The yes or no that a text says.
pub(super) fn yes_or_no(text: &str) -> Option<bool> {
    let words = plain_words(text);
    let yes = is_one_of(YES, &words) || ["✓", "✔"].contains(&text);
    if yes { Some(true) } else { is_one_of(NO, &words).then_some(false) }
}

/// The month that begins so, from 1.
pub(super) fn month(text: &str) -> Option<u32> {
    let is = |names: &[&str; 2]| text.len() >= 3 && names.iter().any(|name| name.starts_with(text));
    u32::try_from(MONTHS.iter().position(is)? + 1).ok()
}
