//! An answer as JSON gives it (`folio/report/1`): rows as objects by the keys of their columns, words
//! by their keys with their names beside.

use serde_json::{Map, Value, json};

use super::answer::{Answer, AnswerTable, Datum, Part};
use crate::model::identifier::exact_hash;

/// The answer as JSON.
pub fn answer(answer: &Answer) -> Value {
    json!({
        "report": answer.key,
        "title": answer.title,
        "about": answer.about,
        "period": answer.period,
        "compared": answer.compared,
        "source": answer.source,
        "tables": answer.tables.iter().map(table).collect::<Vec<Value>>(),
    })
}

/// SHA-256, in hexadecimal, of what the answer says: not where it comes from nor as of when, but
/// which files are missing from it. Two answers of one hash say the same.
pub fn data_hash(answer: &Answer) -> String {
    let mut said = answer.clone();
    // The commands that explain rows name the cut-off.
    for row in said.tables.iter_mut().flat_map(|table| &mut table.rows) {
        row.explain = None;
    }
    let mut data = self::answer(&said);
    data["source"] = json!(answer.source.unreadable);
    exact_hash(data.to_string().as_bytes())
}

fn table(table: &AnswerTable) -> Value {
    let columns = table.columns.iter().map(|column| {
        let (before, change) = match column.part {
            Part::Own => (None, None),
            Part::Before(index) => (Some(index), None),
            Part::Change(index) => (None, Some(index)),
        };
        let mut map = Map::new();
        map.insert("key".to_owned(), json!(column.key));
        map.insert("heading".to_owned(), json!(column.heading));
        map.insert("kind".to_owned(), json!(column.kind));
        map.extend(before.map(|index| ("before".to_owned(), json!(index))));
        map.extend(change.map(|index| ("change".to_owned(), json!(index))));
        Value::Object(map)
    });
    let rows = table.rows.iter().map(|row| {
        let (values, names) = cells(table, &row.cells);
        json!({ "values": values, "names": names, "alarm": row.alarm, "explain": row.explain })
    });
    json!({
        "key": table.key,
        "title": table.title,
        "note": table.note,
        "shape": table.shape,
        "columns": columns.collect::<Vec<Value>>(),
        "rows": rows.collect::<Vec<Value>>(),
        "total": table.total.as_ref().map(|total| cells(table, total).0),
        "left_out": table.left_out,
        "exceptions": table.exceptions,
        "chart": table.chart,
    })
}

fn cells(table: &AnswerTable, cells: &[Datum]) -> (Map<String, Value>, Map<String, Value>) {
    let keyed = || table.columns.iter().zip(cells);
    let values = keyed().map(|(column, cell)| (column.key.clone(), cell.value())).collect();
    let names = keyed().filter_map(|(column, cell)| match cell {
        Datum::Word { key, name } if key != name => Some((column.key.clone(), Value::from(name.as_str()))),
        _ => None,
    });
    (values, names.collect())
}
