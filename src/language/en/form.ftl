# Official forms and their templates

help-form = Prints an official form, filled or blank
help-form-more =
    folio form F01 42                                a ticket's form
    folio form F01 --blank                           blank, to fill in by hand
    folio form F02 --from 2026-11-01 --to 2026-11-30 a register, by closing date
    folio form resguardo PC-0132 PC-0133             forms of assets, one after the other
    folio form resguardo PC-0132 --number 1          an earlier letter
    folio form F01 42 -o f01.pdf                     to be printed; -o f01.html too, with --paper oficio
    It comes as Markdown where nothing else is said, from the template in templates/, which is the institution's to edit.
help-form--code = Form: its short code (F01) or its official key
help-form--targets = Folio of the ticket (registers take none), or assets where the form is of assets
help-form--blank = Blank, to fill in by hand
help-form--from = First day of the register, by closing date
help-form--to = Last day of the register, by closing date
help-form--procedure = Procedure that has the form; the desk's first that has it, if none is named
help-form--out = File to write to; the same form is replaced if it is there
help-form--json = The data that the template is given, as JSON

form-written = Form { $form } written to { $path }
form-unknown = There is no form “{ $code }”.{ $near ->
        [none] {""}
       *[other] {" "}Did you mean “{ $near }”?
    } There are: { $known }
    .remedy = Type the short code or the official key; “folio procedure show { $procedure }” lists them.
form-is-register = { $form } is a register of many tickets, not of one.
    .remedy = Give the period: folio form { $form } --from 2026-11-01 --to 2026-11-30
form-is-no-register = { $form } is a ticket's form; it takes no period.
    .remedy = Give the folio: folio form { $form } 42
form-needs-folio = The folio is missing: { $form } is a ticket's form.
    .remedy = Type “folio form { $form } FOLIO”, or “folio form { $form } --blank” for a blank one.
form-out-folder = { $path } is a folder, not a file.
    .remedy = Add the name of the file.
form-out-no-folder = There is no folder { $path }.
    .remedy = Make it, or choose another.
form-out-kept = The desk keeps its data there: { $path }. Nothing was written.
    .remedy = Choose another place for the form.
form-out-other = { $path } is there already and is not this form. Nothing was written.
    .remedy = Choose another name, or delete that file first if it is of no use.

finding-template-syntax = The template cannot be read: { $detail }.
    .remedy = Look at the braces of that line, and that every if, for and macro has its endif, endfor or endmacro.
finding-template-error = The template cannot be filled: { $detail }.
    .remedy = Look at what that line does with that data.
finding-template-endless = The template does not end, or gives too long a text.
    .remedy = Look at the template's for loops.
finding-template-loads = The template asks for another file ({ $name }); each form is one file.
    .remedy = Copy here what you need of the other file.
finding-template-unknown-name = There is no { $kind ->
        [filter] filter
        [test] test
       *[other] datum
    } “{ $name }”{ $near ->
        [none] . There are: { $known }
       *[other] . Did you mean “{ $near }”?
    }
    .remedy = Correct the name; docs/format.md says what a template may use.
form-of-family = { $form } is a form of { $other } ({ $title }), not of { $folio }.
    .remedy = Print it so: folio form { $form } { $other }
