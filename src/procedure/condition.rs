//! Conditions: minijinja expressions over a ticket, evaluated without reach of anything else.
//!
//! A condition sees each field of the procedure by its key (null while it is blank) and `ticket`
//! with [`TICKET_NAMES`], `service` with [`SERVICE_NAMES`] (as the catalogue has it now) and
//! `settings`, the procedure's switches; what is proposed also sees `asset` with [`ASSET_NAMES`]. It has the operators of minijinja and the few filters and tests below;
//! it can call nothing, load nothing, and stops when its fuel runs out.
//!
//! What it gives counts as true unless it is false, null, undefined, zero, an empty text or an
//! empty list. A name that the context lacks is undefined, and so is anything inside it. Blank
//! sorts before every number and text: write `monto is number and monto < 1000` where a field may
//! still be blank.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use minijinja::machinery::ast::{BinOpKind, CallArg, Expr};
use minijinja::machinery::parse_expr;
use minijinja::value::ValueKind;
use minijinja::{Environment, Error, ErrorKind, Expression, UndefinedBehavior, Value, filters, tests};

use crate::message;
use crate::model::message::Message;

/// Bytes that a condition may have; longer ones belong in another activity.
pub const MAX_LENGTH: usize = 1024;

/// Name under which a condition finds the ticket.
pub const TICKET: &str = "ticket";

/// Names under which it finds the ticket's service in the catalogue, and the procedure's switches.
pub const SERVICE: &str = "service";
/// The procedure's switches.
pub const SETTINGS: &str = "settings";

/// What `service` has inside a condition; it is null while the ticket's service is blank.
pub const SERVICE_NAMES: [&str; 6] = ["key", "name", "offered", "external", "priority", "procedure"];

/// What `ticket` has inside a condition. `visits` counts the times each activity was entered.
pub const TICKET_NAMES: [&str; 7] = ["status", "activity", "priority", "service", "asset", "assignee", "visits"];

/// The ticket's asset as the inventory has it now; only what `proposed` says sees it, since it
/// changes with the asset. It is null while the asset is blank or not registered.
pub const ASSET: &str = "asset";

/// What `asset` has.
pub const ASSET_NAMES: [&str; 12] = [
    "id",
    "kind",
    "tag",
    "state",
    "custodian",
    "custodian_name",
    "area",
    "place",
    "supplier",
    "contract",
    "warranty",
    "under_warranty",
];

/// Instructions that one evaluation may take; a condition of the greatest length needs a fraction.
const FUEL: u64 = 20_000;

const FILTERS: [&str; 5] = ["lower", "upper", "trim", "length", "default"];
const TESTS: [&str; 9] =
    ["defined", "undefined", "none", "number", "string", "in", "startingwith", "endingwith", "boolean"];

static ENVIRONMENT: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut environment = Environment::empty();
    environment.set_undefined_behavior(UndefinedBehavior::Chainable);
    environment.set_fuel(Some(FUEL));
    environment.add_filter("lower", filters::lower);
    environment.add_filter("upper", filters::upper);
    environment.add_filter("trim", filters::trim);
    environment.add_filter("length", filters::length);
    environment.add_filter("default", filters::default);
    environment.add_test("defined", tests::is_defined);
    environment.add_test("undefined", tests::is_undefined);
    environment.add_test("none", tests::is_none);
    environment.add_test("number", tests::is_number);
    environment.add_test("string", tests::is_string);
    environment.add_test("in", tests::is_in);
    environment.add_test("startingwith", tests::is_startingwith);
    environment.add_test("endingwith", tests::is_endingwith);
    environment.add_test("boolean", tests::is_boolean);
    environment
});

/// A condition that compiles and uses nothing it may not.
pub struct Condition {
    expression: Expression<'static, 'static>,
}

impl Condition {
    /// Compiles a condition.
    ///
    /// # Errors
    /// A message that says why it cannot be a condition.
    pub fn read(expression: &str) -> Result<Self, Message> {
        if expression.len() > MAX_LENGTH {
            return Err(message!("condition-too-long", limit = MAX_LENGTH));
        }
        if expression.trim().is_empty() {
            return Err(message!("condition-empty"));
        }
        refuse_excess(expression)?;
        let expression = ENVIRONMENT.compile_expression_owned(expression.to_owned()).map_err(|error| told(&error))?;
        Ok(Self { expression })
    }

    /// The names that it uses, sorted: `diagnostico`, `ticket.status`.
    pub fn names(&self) -> Vec<String> {
        let names: BTreeSet<String> = self.expression.undeclared_variables(true).into_iter().collect();
        names.into_iter().collect()
    }

    /// What it gives in that context, as a record holds it.
    ///
    /// # Errors
    /// A message when it cannot be evaluated, or gives what no record can hold.
    pub fn value(&self, context: &serde_json::Value) -> Result<serde_json::Value, Message> {
        let value = self.expression.eval(import(context)).map_err(|error| told(&error))?;
        Ok(export(&value))
    }

    /// Whether it holds in that context.
    ///
    /// # Errors
    /// A message when it cannot be evaluated: it adds a text to a number, or runs out of fuel.
    pub fn holds(&self, context: &serde_json::Value) -> Result<bool, Message> {
        self.expression.eval(import(context)).map(|value| value.is_true()).map_err(|error| told(&error))
    }
}

/// Whether a condition depends on what the catalogue says of the service now.
pub fn reads_catalogue(expression: &str) -> bool {
    let names = Condition::read(expression).map(|condition| condition.names()).unwrap_or_default();
    names.iter().any(|name| name == SERVICE || name.split('.').next() == Some(SERVICE))
}

/// What a condition's names are in that context: `canal = telefono, ticket.priority = high`. Blank
/// ones are left out.
pub fn known(expression: &str, context: &serde_json::Value) -> String {
    let names = Condition::read(expression).map(|condition| condition.names()).unwrap_or_default();
    let value = |name: &String| {
        let value = name.split('.').try_fold(context, |value, part| value.get(part))?;
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        (!value.is_null() && !value.is_object()).then(|| format!("{name} = {text}"))
    };
    names.iter().filter_map(value).collect::<Vec<_>>().join(", ")
}

/// Whether a condition holds in that context.
///
/// # Errors
/// A message when the expression does not compile or cannot be evaluated.
pub fn holds(expression: &str, context: &serde_json::Value) -> Result<bool, Message> {
    Condition::read(expression)?.holds(context)
}

/// minijinja finds unknown filters only when it reaches them, which a short-circuit may put off
/// until a ticket is half way, and it folds constants while compiling; so the parsed expression is
/// looked through before either.
fn refuse_excess(expression: &str) -> Result<(), Message> {
    let parsed = parse_expr(expression).map_err(|error| told(&error))?;
    let mut pending = vec![&parsed];
    while let Some(part) = pending.pop() {
        match part {
            Expr::Var(_) | Expr::Const(_) => {}
            Expr::Call(_) => return Err(message!("condition-calls")),
            // `'a' * 100000000` costs one unit of fuel and a hundred megabytes.
            Expr::BinOp(binary) if matches!(binary.op, BinOpKind::Mul | BinOpKind::Pow) => {
                return Err(message!("condition-multiplies"));
            }
            Expr::Filter(filter) => {
                if !FILTERS.contains(&filter.name) {
                    return Err(message!("condition-unknown-filter", name = filter.name, known = FILTERS.join(", ")));
                }
                pending.extend(&filter.expr);
                pending.extend(filter.args.iter().map(argument));
            }
            Expr::Test(test) => {
                if !TESTS.contains(&test.name) {
                    return Err(message!("condition-unknown-test", name = test.name, known = TESTS.join(", ")));
                }
                pending.push(&test.expr);
                pending.extend(test.args.iter().map(argument));
            }
            Expr::UnaryOp(unary) => pending.push(&unary.expr),
            Expr::BinOp(binary) => pending.extend([&binary.left, &binary.right]),
            Expr::Compare(compare) => {
                pending.push(&compare.expr);
                pending.extend(compare.ops.iter().map(|operand| &operand.expr));
            }
            Expr::IfExpr(choice) => {
                pending.extend([&choice.test_expr, &choice.true_expr]);
                pending.extend(&choice.false_expr);
            }
            Expr::GetAttr(attribute) => pending.push(&attribute.expr),
            Expr::GetItem(item) => pending.extend([&item.expr, &item.subscript_expr]),
            Expr::Slice(slice) => {
                pending.push(&slice.expr);
                pending.extend([&slice.start, &slice.stop, &slice.step].into_iter().flatten());
            }
            Expr::List(list) => pending.extend(&list.items),
            Expr::Tuple(tuple) => pending.extend(&tuple.items),
            Expr::Map(map) => pending.extend(map.keys.iter().chain(&map.values)),
        }
    }
    Ok(())
}

fn argument<'a, 'source>(argument: &'a CallArg<'source>) -> &'a Expr<'source> {
    match argument {
        CallArg::Pos(value) | CallArg::Kwarg(_, value) | CallArg::PosSplat(value) | CallArg::KwargSplat(value) => value,
    }
}

fn told(error: &Error) -> Message {
    match error.kind() {
        ErrorKind::OutOfFuel => message!("condition-out-of-fuel"),
        _ => message!("condition-unreadable", detail = error.detail().unwrap_or("?")),
    }
}

/// A plain value as JSON holds it; lists and maps, which no field has, as nothing.
fn export(value: &Value) -> serde_json::Value {
    match value.kind() {
        ValueKind::Bool => serde_json::Value::Bool(value.is_true()),
        ValueKind::String => value.as_str().map_or(serde_json::Value::Null, serde_json::Value::from),
        ValueKind::Number => match value.as_i64() {
            Some(whole) => serde_json::Value::from(whole),
            None => f64::try_from(value.clone()).map_or(serde_json::Value::Null, serde_json::Value::from),
        },
        _ => serde_json::Value::Null,
    }
}

/// A JSON value as minijinja holds it.
fn import(value: &serde_json::Value) -> Value {
    match value {
        serde_json::Value::Null => Value::from(()),
        serde_json::Value::Bool(flag) => Value::from(*flag),
        serde_json::Value::Number(number) => match (number.as_i64(), number.as_u64()) {
            (Some(whole), _) => Value::from(whole),
            (None, Some(whole)) => Value::from(whole),
            (None, None) => Value::from(number.as_f64().unwrap_or(f64::NAN)),
        },
        serde_json::Value::String(text) => Value::from(text.as_str()),
        serde_json::Value::Array(list) => Value::from(list.iter().map(import).collect::<Vec<Value>>()),
        serde_json::Value::Object(map) => {
            Value::from(map.iter().map(|(key, value)| (key.clone(), import(value))).collect::<BTreeMap<_, _>>())
        }
    }
}

#[cfg(test)]
mod tests_of_conditions {
    use serde_json::json;

    use super::*;

    #[test]
    fn holds_over_fields_and_ticket() {
        let context = json!({
            "tipo": "falla", "sale": true, "costo": 1200, "nota": null,
            "ticket": {"status": "resolved", "priority": "high", "asset": null, "visits": {"05": 2}},
        });
        for (expression, expected) in [
            ("tipo == 'falla'", true),
            ("sale and not nota", true),
            ("costo > 1000 and ticket.priority in ['high', 'critical']", true),
            ("ticket.visits['05'] > 1", true),
            ("ticket.visits['07'] > 1", false),
            ("ticket.asset", false),
            ("nada.de.nada", false),
            ("nota is none", true),
            ("tipo | upper == 'FALLA'", true),
            ("0", false),
            ("''", false),
        ] {
            assert_eq!(holds(expression, &context), Ok(expected), "{expression}");
        }
    }

    fn names(expression: &str) -> Result<Vec<String>, Message> {
        Condition::read(expression).map(|condition| condition.names())
    }

    #[test]
    fn refuses_what_a_condition_has_no_need_of() {
        for expression in ["", "tipo ==", "range(9)", "tipo.upper()", "tipo | pprint", "tipo is sameas 1", "{{ tipo }}"]
        {
            assert!(names(expression).is_err(), "{expression}");
        }
        // Hidden behind a short-circuit it is refused all the same.
        assert!(names("false and tipo | nada").is_err());
        assert!(names(&"x or ".repeat(400)).is_err());
        assert!(names(&format!("{}1", "(".repeat(900))).is_err());
        assert!(names(&format!("{}1", "not ".repeat(250))).is_ok_and(|names| names.is_empty()));
        assert!(names("'a' * 99999999 == tipo").is_err());
        assert!(names("[1] * 99999999 == [tipo]").is_err());
    }

    #[test]
    fn names_what_it_uses() {
        assert_eq!(
            names("tipo == 'falla' and ticket.status == 'new' or costo > 1"),
            Ok(vec!["costo".to_owned(), "ticket.status".to_owned(), "tipo".to_owned()])
        );
    }
}
