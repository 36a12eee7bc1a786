### Printed forms: foot, letterhead, paper, HTML and PDF.

paper-revision = Revision { $revision }
paper-folio = Ticket { $folio }
paper-period = { $from } to { $to }
paper-until = Until { $to }
paper-cut-off = As of { $moment }
paper-sheet-by-hand = Sheet ____ of ____
paper-sheet = Sheet
paper-sheet-of = of
paper-code = QR code with the document’s identity and the hash of its data

help-form--format = Format of the file: md, html, pdf or typ; by default what the ending of --out says, and else md
help-value-paper_size = PAPER
help-form--paper = Paper: letter, a4, oficio (Mexico) or oficio-co (Colombia); by default that of the desk’s letterhead

finding-catalogue-colour = “{ $found }” is not a colour.
    .remedy = Write it with six hexadecimal digits: colour = "#1f4e79"
finding-catalogue-logo-outside = The logo cannot be at { $found }.
    .remedy = Put it inside the desk and write its path from there, with slashes: logo = "templates/logo.svg"
finding-letterhead-contrast = The colour { $found } is too light to be read on white paper (contrast { $contrast }; 4.5 is needed).
    .remedy = Choose a darker one in [letterhead].
finding-logo-too-large = The logo has { $size } KiB; it may have { $limit }.
    .remedy = Save it smaller: on paper it measures less than 4 cm.
finding-logo-kind = The logo is not a PNG, JPEG or SVG picture.
    .remedy = Save it in one of these formats.
finding-template-marker = “{ $found }” is not a marker. There are: { $known }
    .remedy = Correct the word. A comment that is not printed is written {"{#"} like this {"#}"}.

form-pdf-terminal = A PDF cannot be read on a terminal.
    .remedy = Write it to a file: -o form.pdf
form-paper-md = Paper can be chosen for html, pdf and typ only.
    .remedy = Add --format html, or -o with a name that ends in .html or .pdf
form-pdf-none = The PDF is made by the program typst, which is not installed.
    .remedy = Write it with -o form.html and print it to PDF from any browser; or install typst (https://typst.app), or a folio built with --features pdf.
form-pdf-failed = The PDF could not be made: { $problem }
    .remedy = Write it with -o form.html and print it to PDF from any browser.
finding-template-language = The template says that it is written in “{ $found }”; there are: { $known }.
    .remedy = Write {"{"}#- language en -#{"}"} on the first line, or take it out: the desk's language holds then.
