//! What the text of a template refers to: names, filters, tests, other files. minijinja finds an
//! unknown filter only when it comes to it, perhaps in the one form of the year that has it; so
//! the parsed template is looked through beforehand.

use minijinja::machinery::Span;
use minijinja::machinery::ast::{Call, CallArg, Expr, Macro, Stmt};

/// Names that a template finds.
pub const ROOTS: [&str; 23] = [
    "desk",
    "form",
    "procedure",
    "blank",
    "printed",
    "ticket",
    "field",
    "choices",
    "signature",
    "visits",
    "visit",
    "waits",
    "clocks",
    "children",
    "references",
    "service",
    "settings",
    "asset",
    "assets",
    "period",
    "rows",
    "total",
    "plan",
];

/// Functions that a template may call.
pub const FUNCTIONS: [&str; 2] = ["namespace", "range"];

/// What is inside the names that have the same content whatever the procedure.
pub const NAMES: [(&str, &[&str]); 9] = [
    ("desk", &["name", "institution", "unit", "area", "place"]),
    ("form", &["id", "key", "title"]),
    (
        "procedure",
        &[
            "code",
            "title",
            "revision",
            "issued",
            "area",
            "owner",
            "objective",
            "scope",
            "approvals",
            "changes",
            "annexes",
            "records",
        ],
    ),
    ("service", &["key", "name", "offered", "external", "script", "tests"]),
    (
        "ticket",
        &[
            "folio",
            "status",
            "activity",
            "priority",
            "impact",
            "urgency",
            "service",
            "supplier",
            "parent",
            "opened",
            "closed",
            "cancelled",
            "assignee",
            "elapsed",
            "elapsed_minutes",
            "paused",
            "offsite",
            "path_limit",
            "nominal",
            "external",
        ],
    ),
    ("asset", &["id", "tag", "serial", "brand", "model", "accessories", "place"]),
    ("period", &["from", "to"]),
    ("total", &["count", "elapsed", "elapsed_minutes"]),
    ("plan", &["year", "rows", "months"]),
];

/// Names that the template of an asset's paper finds.
pub const PAPER_ROOTS: [&str; 9] =
    ["desk", "form", "blank", "printed", "asset", "letter", "pass", "signatures", "return_signatures"];

/// What is inside those names.
pub const PAPER_NAMES: [(&str, &[&str]); 5] = [
    ("desk", &["name", "institution", "unit", "area", "place"]),
    ("form", &["id", "of", "key", "title", "revision", "undertaking"]),
    (
        "asset",
        &[
            "id",
            "kind",
            "description",
            "tag",
            "serial",
            "brand",
            "model",
            "supplier",
            "contract",
            "bought",
            "price",
            "invoice",
            "warranty",
            "accessories",
            "software",
            "card",
            "own",
            "state",
            "custodian",
            "area",
            "place",
        ],
    ),
    (
        "letter",
        &[
            "number",
            "old",
            "registered",
            "date",
            "by",
            "holder",
            "post",
            "area",
            "place",
            "condition",
            "items",
            "accessories",
            "software",
            "due",
            "ticket",
            "instead_of",
            "replaces",
            "cancelled",
            "ended_by",
            "return_condition",
            "received_by",
        ],
    ),
    (
        "pass",
        &[
            "number",
            "authorised",
            "by",
            "reason",
            "destination",
            "carrier",
            "identification",
            "due",
            "condition",
            "items",
            "accessories",
            "ticket",
            "holder",
            "area",
            "place",
            "left",
            "back",
            "ended",
        ],
    ),
];

/// Something that a template refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A name, with what it takes of it: `ticket.folio`.
    Name,
    /// A filter.
    Filter,
    /// A test.
    Test,
    /// Another template.
    Load,
}

/// One reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reference {
    /// What to.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// Byte at which it begins.
    pub offset: usize,
}

/// Every reference of a parsed template, in no order.
pub(super) fn references(template: &Stmt) -> Vec<Reference> {
    let mut walk = Walk::default();
    walk.statement(template);
    walk.found
}

#[derive(Default)]
struct Walk {
    found: Vec<Reference>,
}

/// `ticket.folio` of the expression `ticket.folio`.
fn dotted(expression: &Expr) -> Option<String> {
    match expression {
        Expr::Var(variable) => Some(variable.id.to_owned()),
        Expr::GetAttr(attribute) => Some(format!("{}.{}", dotted(&attribute.expr)?, attribute.name)),
        _ => None,
    }
}

impl Walk {
    fn note(&mut self, kind: Kind, name: impl Into<String>, span: Span) {
        self.found.push(Reference { kind, name: name.into(), offset: span.start_offset as usize });
    }

    fn statements(&mut self, statements: &[Stmt]) {
        for statement in statements {
            self.statement(statement);
        }
    }

    fn statement(&mut self, statement: &Stmt) {
        match statement {
            Stmt::Template(template) => self.statements(&template.children),
            Stmt::EmitExpr(emit) => self.expression(&emit.expr),
            Stmt::EmitRaw(_) => {}
            Stmt::ForLoop(turn) => {
                self.expression(&turn.iter);
                self.optional(turn.filter_expr.as_ref());
                self.statements(&turn.body);
                self.statements(&turn.else_body);
            }
            Stmt::IfCond(condition) => {
                self.expression(&condition.expr);
                self.statements(&condition.true_body);
                self.statements(&condition.false_body);
            }
            Stmt::WithBlock(with) => {
                with.assignments.iter().for_each(|(_, value)| self.expression(value));
                self.statements(&with.body);
            }
            Stmt::Set(set) => self.expression(&set.expr),
            Stmt::SetBlock(set) => {
                self.optional(set.filter.as_ref());
                self.statements(&set.body);
            }
            Stmt::AutoEscape(block) => {
                self.expression(&block.enabled);
                self.statements(&block.body);
            }
            Stmt::FilterBlock(block) => {
                self.expression(&block.filter);
                self.statements(&block.body);
            }
            Stmt::Block(block) => self.statements(&block.body),
            Stmt::Import(import) => self.load(&import.expr, import.span()),
            Stmt::FromImport(import) => self.load(&import.expr, import.span()),
            Stmt::Extends(extends) => self.load(&extends.name, extends.span()),
            Stmt::Include(include) => self.load(&include.name, include.span()),
            Stmt::Macro(declared) => self.declared(declared),
            Stmt::CallBlock(block) => {
                self.call(&block.call);
                self.declared(&block.macro_decl);
            }
            Stmt::Do(run) => self.call(&run.call),
        }
    }

    fn declared(&mut self, declared: &Macro) {
        self.expressions(&declared.defaults);
        self.statements(&declared.body);
    }

    fn load(&mut self, name: &Expr, span: Span) {
        let shown = name.as_const().map_or_else(|| "…".to_owned(), |name| name.to_string());
        self.note(Kind::Load, shown, span);
        self.expression(name);
    }

    fn call(&mut self, call: &Call) {
        self.expression(&call.expr);
        self.arguments(&call.args);
    }

    fn arguments(&mut self, arguments: &[CallArg]) {
        for argument in arguments {
            match argument {
                CallArg::Pos(value)
                | CallArg::Kwarg(_, value)
                | CallArg::PosSplat(value)
                | CallArg::KwargSplat(value) => self.expression(value),
            }
        }
    }

    fn optional(&mut self, expression: Option<&Expr>) {
        expression.into_iter().for_each(|expression| self.expression(expression));
    }

    fn expressions(&mut self, expressions: &[Expr]) {
        expressions.iter().for_each(|expression| self.expression(expression));
    }

    fn expression(&mut self, expression: &Expr) {
        if let Some(name) = dotted(expression) {
            self.note(Kind::Name, name, expression.span());
        }
        match expression {
            Expr::Var(_) | Expr::Const(_) => {}
            Expr::Slice(slice) => {
                self.expression(&slice.expr);
                [&slice.start, &slice.stop, &slice.step].into_iter().for_each(|part| self.optional(part.as_ref()));
            }
            Expr::UnaryOp(unary) => self.expression(&unary.expr),
            Expr::BinOp(binary) => {
                self.expression(&binary.left);
                self.expression(&binary.right);
            }
            Expr::Compare(compare) => {
                self.expression(&compare.expr);
                compare.ops.iter().for_each(|operand| self.expression(&operand.expr));
            }
            Expr::IfExpr(choice) => {
                self.expression(&choice.test_expr);
                self.expression(&choice.true_expr);
                self.optional(choice.false_expr.as_ref());
            }
            Expr::Filter(filter) => {
                self.note(Kind::Filter, filter.name, filter.span());
                self.optional(filter.expr.as_ref());
                self.arguments(&filter.args);
            }
            Expr::Test(test) => {
                self.note(Kind::Test, test.name, test.span());
                self.expression(&test.expr);
                self.arguments(&test.args);
            }
            Expr::GetAttr(attribute) => self.expression(&attribute.expr),
            Expr::GetItem(item) => {
                self.expression(&item.expr);
                self.expression(&item.subscript_expr);
            }
            Expr::Call(call) => self.call(call),
            Expr::List(list) => self.expressions(&list.items),
            Expr::Tuple(tuple) => self.expressions(&tuple.items),
            Expr::Map(map) => {
                self.expressions(&map.keys);
                self.expressions(&map.values);
            }
        }
    }
}
