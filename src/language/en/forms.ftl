### The forms that there are, and to which file they go.

form-which = Which form?
    .remedy = Name it (folio form F01 42); those that there are: folio form
form-out-extension = The name "{ $path }" does not say what kind of file it is; nothing was written.
    .remedy = End it in .md, .html, .pdf or .typ, or add --format.
label-out-extension = Labels are written as a page, and "{ $path }" does not end in .html; nothing was written.
    .remedy = Use -o labels.html and open it in a browser, which prints it, to PDF too.
forms-title = Forms of the desk
forms-column-key = Key
forms-column-title = Title
forms-column-of = Of
forms-of-assets = assets

as-of-future = "{ $found }" is yet to come: nobody knows what there will be.
    .remedy = Give a past day (2026-10-31: as it was at its end) or time: "2026-10-31 18:00"
form-not-yet = { $folio } was not on the desk yet on { $at }.
    .remedy = Give a later day, or leave out --as-of.
help-form--as_of = As it was known then (2026-10-31: at the end of the day): by what was written down until then
help-log--as_of = As it was known then: a month that was handed in comes out the same whatever was reopened since
