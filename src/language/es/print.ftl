### Formatos impresos: pie, membrete, papel, HTML y PDF.

paper-revision = Revisión { $revision }
paper-folio = Folio { $folio }
paper-period = Del { $from } al { $to }
paper-until = Hasta { $to }
paper-cut-off = Corte: { $moment }
paper-sheet-by-hand = Hoja ____ de ____
paper-sheet = Hoja
paper-sheet-of = de
paper-code = Código QR con la identidad y la huella del documento

help-form--format = Formato del archivo: md, html, pdf o typ; si no se dice, el que diga la terminación de --out, y si no, md
help-value-paper_size = PAPEL
help-form--paper = Papel: letter (carta), a4, oficio (México) u oficio-co (Colombia); si no se dice, el del membrete de la mesa

finding-catalogue-colour = «{ $found }» no es un color.
    .remedy = Escríbalo con seis cifras hexadecimales, así: colour = "#1f4e79"
finding-catalogue-logo-outside = El logotipo no puede estar en { $found }.
    .remedy = Póngalo dentro de la mesa y escriba desde ahí su ruta, con diagonales: logo = "templates/logo.svg"
finding-letterhead-contrast = El color { $found } es demasiado claro para leerse en papel blanco (contraste de { $contrast }; hace falta 4.5).
    .remedy = Elija uno más oscuro en [letterhead].
finding-logo-too-large = El logotipo pesa { $size } KiB; puede pesar hasta { $limit }.
    .remedy = Guárdelo más chico: en el papel mide menos de 4 cm.
finding-logo-kind = El logotipo no es una imagen PNG, JPEG ni SVG.
    .remedy = Guárdelo en uno de esos formatos.
finding-template-marker = «{ $found }» no es una marca de formato. Las hay: { $known }
    .remedy = Corrija la palabra. Para un comentario que no se imprime escriba {"{#"} así {"#}"}.

form-pdf-terminal = Un PDF no se lee en la terminal.
    .remedy = Escríbalo en un archivo: -o formato.pdf
form-paper-md = El papel solo se elige en html, pdf y typ.
    .remedy = Agregue --format html, o -o con un nombre que termine en .html o .pdf
form-pdf-none = Para hacer el PDF hace falta el programa typst, y no está instalado.
    .remedy = Escríbalo con -o formato.html e imprímalo a PDF desde cualquier navegador; o instale typst (https://typst.app), o un folio compilado con --features pdf.
form-pdf-failed = No se pudo hacer el PDF: { $problem }
    .remedy = Escríbalo con -o formato.html e imprímalo a PDF desde cualquier navegador.
finding-template-language = La plantilla dice estar escrita en «{ $found }», y hay: { $known }.
    .remedy = Escriba {"{"}#- language es -#{"}"} en el primer renglón, o quítelo: entonces vale el idioma de la mesa.
