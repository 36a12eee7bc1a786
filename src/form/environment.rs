//! The environment in which templates are compiled and filled: what they may call, and how what
//! they print is made harmless.

use std::sync::LazyLock;

use minijinja::value::Kwargs;
use minijinja::{AutoEscape, Environment, Error, Output, State, UndefinedBehavior, Value, filters, functions, tests};

use super::markdown;

/// Instructions that filling one form may take; a register of 10 000 rows needs a tenth.
const FUEL: u64 = 20_000_000;

/// Width of a line to write on, in characters, and the widest there is.
const LINE_WIDTH: usize = 30;
const WIDEST_LINE: usize = 200;

pub(super) static ENVIRONMENT: LazyLock<Environment<'static>> = LazyLock::new(environment);

/// Names of what [`environment`] adds, for the check beforehand and for suggestions.
pub(super) const FILTERS: [&str; 28] = [
    "box",
    "cell",
    "or_line",
    "paragraph",
    "capitalize",
    "count",
    "d",
    "default",
    "first",
    "groupby",
    "int",
    "items",
    "join",
    "last",
    "length",
    "list",
    "lower",
    "map",
    "rejectattr",
    "replace",
    "reverse",
    "round",
    "selectattr",
    "sort",
    "sum",
    "trim",
    "unique",
    "upper",
];
pub(super) const TESTS: [&str; 22] = [
    "boolean",
    "defined",
    "divisibleby",
    "endingwith",
    "eq",
    "equalto",
    "even",
    "false",
    "ge",
    "gt",
    "in",
    "iterable",
    "le",
    "lt",
    "mapping",
    "ne",
    "none",
    "number",
    "odd",
    "startingwith",
    "string",
    "true",
];

fn environment() -> Environment<'static> {
    let mut environment = Environment::empty();
    environment.set_undefined_behavior(UndefinedBehavior::Chainable);
    environment.set_fuel(Some(FUEL));
    // Anything but `None` makes what macros give count as escaped; the formatter does the rest.
    environment.set_auto_escape_callback(|_| AutoEscape::Custom("markdown".into()));
    environment.set_formatter(print);
    environment.add_filter("box", tick);
    environment.add_filter("cell", cell);
    environment.add_filter("or_line", or_line);
    environment.add_filter("paragraph", paragraph);
    environment.add_filter("capitalize", filters::capitalize);
    environment.add_filter("count", filters::length);
    environment.add_filter("d", filters::default);
    environment.add_filter("default", filters::default);
    environment.add_filter("first", filters::first);
    environment.add_filter("groupby", filters::groupby);
    environment.add_filter("int", filters::int);
    environment.add_filter("items", filters::items);
    environment.add_filter("join", filters::join);
    environment.add_filter("last", filters::last);
    environment.add_filter("length", filters::length);
    environment.add_filter("list", filters::list);
    environment.add_filter("lower", filters::lower);
    environment.add_filter("map", filters::map);
    environment.add_filter("rejectattr", filters::rejectattr);
    environment.add_filter("replace", filters::replace);
    environment.add_filter("reverse", filters::reverse);
    environment.add_filter("round", filters::round);
    environment.add_filter("selectattr", filters::selectattr);
    environment.add_filter("sort", filters::sort);
    environment.add_filter("sum", filters::sum);
    environment.add_filter("trim", filters::trim);
    environment.add_filter("unique", filters::unique);
    environment.add_filter("upper", filters::upper);
    environment.add_test("boolean", tests::is_boolean);
    environment.add_test("defined", tests::is_defined);
    environment.add_test("divisibleby", tests::is_divisibleby);
    environment.add_test("endingwith", tests::is_endingwith);
    environment.add_test("eq", tests::is_eq);
    environment.add_test("equalto", tests::is_eq);
    environment.add_test("even", tests::is_even);
    environment.add_test("false", tests::is_false);
    environment.add_test("ge", tests::is_ge);
    environment.add_test("gt", tests::is_gt);
    environment.add_test("in", tests::is_in);
    environment.add_test("iterable", tests::is_iterable);
    environment.add_test("le", tests::is_le);
    environment.add_test("lt", tests::is_lt);
    environment.add_test("mapping", tests::is_mapping);
    environment.add_test("ne", tests::is_ne);
    environment.add_test("none", tests::is_none);
    environment.add_test("number", tests::is_number);
    environment.add_test("odd", tests::is_odd);
    environment.add_test("startingwith", tests::is_startingwith);
    environment.add_test("string", tests::is_string);
    environment.add_test("true", tests::is_true);
    environment.add_function("namespace", functions::namespace);
    environment.add_function("range", functions::range);
    environment
}

/// Prints what `{{ … }}` gives.
fn print(out: &mut Output, _: &mut State, value: &Value) -> Result<(), Error> {
    let text = text_of(value);
    if value.is_safe() || text.trim().is_empty() {
        // Blank text is the template's own: the line breaks between two parts of it.
        return Ok(out.write_str(&text)?);
    }
    Ok(out.write_str(&markdown::inline(&text))?)
}

fn text_of(value: &Value) -> String {
    if value.is_undefined() || value.is_none() { String::new() } else { value.to_string() }
}

fn cell(value: &Value) -> Value {
    if value.is_safe() { value.clone() } else { Value::from_safe_string(markdown::line(&text_of(value))) }
}

fn paragraph(value: &Value) -> Value {
    if value.is_safe() { value.clone() } else { Value::from_safe_string(markdown::paragraphs(&text_of(value))) }
}

fn or_line(value: &Value, width: Option<usize>, options: Kwargs) -> Result<Value, Error> {
    let named: Option<usize> = options.get("width")?;
    options.assert_all_used()?;
    if !text_of(value).trim().is_empty() {
        return Ok(cell(value));
    }
    let width = width.or(named).unwrap_or(LINE_WIDTH).clamp(1, WIDEST_LINE);
    Ok(Value::from_safe_string("_".repeat(width)))
}

fn tick(value: &Value) -> Value {
    Value::from_safe_string(if value.is_true() { "☒" } else { "☐" }.to_owned())
}
