# Inventario: listas de una oficina

finding-sheet-too-large = El archivo pasa de { $limit } MB.
    .remedy = Pártalo, o guarde solo la hoja que hace falta.
finding-sheet-too-large-unpacked = El libro ocupa más de { $limit } MB una vez abierto.
    .remedy = Guarde solo la hoja que hace falta, sin imágenes.
finding-sheet-too-many-rows = La tabla tiene más de { $limit } renglones.
    .remedy = Pártala.
finding-sheet-too-many-cells = La tabla tiene más de { $limit } celdas.
    .remedy = Borre las columnas que sobran; a veces hay algo escrito muy lejos a la derecha.
finding-sheet-other-format = Es un archivo { $format }, que Folio no lee.
    .remedy = Ábralo con su programa y guárdelo como XLSX o CSV.
finding-sheet-old-or-protected = Es un libro de Excel anterior a 2007 (XLS), o tiene contraseña.
    .remedy = Ábralo y guárdelo como XLSX o CSV, sin contraseña.
finding-sheet-not-text = No es un libro de Excel ni un texto.
    .remedy = Guárdelo como XLSX, o como CSV en UTF-8.
finding-sheet-damaged = El libro no se puede leer: { $problem }.
    .remedy = Ábralo con su programa y guárdelo de nuevo como XLSX o CSV.
finding-sheet-open-quote = En el renglón { $row } se abren comillas que no se cierran.
    .remedy = Ciérrelas, o quítelas: de ahí al final todo parecería una sola celda.
sheet-unknown-sheet = No hay una hoja «{ $typed }»; las hay: { $known }
    .remedy = Escriba una de ellas después de «--sheet».
sheet-unknown-sheet-near = No hay una hoja «{ $typed }». ¿Quiso decir «{ $near }»? Las hay: { $known }
    .remedy = Escriba una de ellas después de «--sheet».
sheet-without-sheets = «{ $typed }» no puede ser una hoja: el archivo es una sola tabla.
    .remedy = Quite «--sheet».
sheet-no-headers = No se encontró el renglón de los encabezados.
    .remedy = Diga cuál es, por ejemplo «--header-row 3».
sheet-no-headers-of-sheets = No se encontró el renglón de los encabezados; el libro tiene estas hojas: { $sheets }
    .remedy = Diga cuál hoja es con «--sheet», o cuál renglón, por ejemplo «--header-row 3».
sheet-blank-headers = El renglón { $row } está vacío: no puede ser el de los encabezados.
    .remedy = Dé el número que el programa de hojas de cálculo muestra a la izquierda.

table-map-form = «{ $found }» no dice qué columna es qué dato.
    .remedy = Escriba --map "Columna=dato", o --map "Columna=" para dejarla fuera.
table-map-column = No hay una columna «{ $column }»; las hay: { $known }
    .remedy = Escriba el encabezado como está, o la letra de la columna.
table-map-column-near = No hay una columna «{ $column }». ¿Quiso decir «{ $near }»? Las hay: { $known }
    .remedy = Escriba el encabezado como está, o la letra de la columna.
table-map-ambiguous = Hay varias columnas «{ $column }»: { $letters }
    .remedy = Nombre la columna por su letra.
table-map-key = No hay un dato «{ $key }»; los hay: { $known }
    .remedy = Escriba uno de ellos después del signo igual.
table-map-key-near = No hay un dato «{ $key }». ¿Quiso decir «{ $near }»? Los hay: { $known }
    .remedy = Escriba uno de ellos después del signo igual.
table-two-columns = «{ $first }» y «{ $second }» serían las dos el dato «{ $key }».
    .remedy = Deje una fuera: --map "{ $second }=".

table-no-kinds = Ninguna columna dice la clase de cada bien; las hay: { $known }.
    .remedy = Si todos son de una clase, dígala con --kind; si no, agregue la columna.
table-no-column = Ninguna columna es el dato «{ $key }», que necesita la clase { $kind }.
    .remedy = Diga cuál es: --map "Columna={ $key }".
table-beyond-headers = Hay algo escrito a la derecha del último encabezado.
    .remedy = Ponga un encabezado a esa columna, o bórrelo.
table-error-cell = La hoja de cálculo no pudo calcular esta celda.
    .remedy = Escriba ahí el valor, o déjela en blanco.
table-not-of-kind = «{ $key }» no es un dato de la clase { $kind }.
    .remedy = Deje la celda en blanco, o agregue el dato a la clase en catalog/inventory.toml.
table-blank-kind = Falta la clase; las hay: { $known }.
    .remedy = Escríbala, o diga con --kind la de los renglones que no la dicen.
table-unknown-kind = No hay una clase «{ $found }»; las hay: { $known }.
    .remedy = Escriba una de ellas, o agréguela a catalog/inventory.toml.
table-unknown-kind-near = No hay una clase «{ $found }». ¿Será { $near }? Las hay: { $known }.
    .remedy = Escriba una de ellas, o agréguela a catalog/inventory.toml.
table-namesakes = Varias personas se llaman «{ $found }»: { $known }.
    .remedy = Escriba el identificador.
table-unknown-state = «{ $found }» no es un estado: en almacén, en uso, prestado, retenido, fuera, extraviado, baja.
    .remedy = Si la columna dice otra cosa: --map "{ $column }=".
table-one-row-each = Cada bien va en su propio renglón; por cantidad solo se llevan los consumibles.
    .remedy = Ponga un renglón por bien, cada uno con su serie.
table-custodian-of-stock = Lo que está en almacén o dado de baja no lo tiene nadie, y el renglón dice quién lo tiene.
    .remedy = Borre uno de los dos.
table-custodian-needed = El renglón no dice quién lo tiene.
    .remedy = Escriba quién lo tiene, o que está en almacén.
table-letter-of-nobody = Hay un número de resguardo, y el renglón no dice quién lo tiene.
    .remedy = Escriba quién lo tiene, o borre el número.
table-repeated = Está repetido en los renglones { $first } y { $row }.
    .remedy = Deje uno solo, o corrija el número de uno de los dos.

table-lost-digits = «{ $found }» ya no está completo: la hoja de cálculo lo tomó por una cantidad.
    .remedy = Escríbalo de nuevo en una celda de texto.
table-became-a-date = La hoja de cálculo lo convirtió en una fecha ({ $found }).
    .remedy = Escríbalo de nuevo en una celda de texto.
table-hidden-character = Tiene un carácter que no se ve ({ $code }).
    .remedy = Bórrelo.
table-two-numbers = Puede ser { $one } o { $other }.
    .remedy = Escriba uno de los dos.
table-not-a-date = «{ $found }» no es una fecha como 05/03/2024, 5-mar-2024 o 2024-03-05.
    .remedy = Escríbala así: 2024-03-05.
table-not-a-bool = «{ $found }» no es sí ni no.
    .remedy = Escriba sí o no.
table-not-money = «{ $found }» no es un importe como 18500.00 o $18,500.00 MXN.
    .remedy = Escriba el importe solo, y la moneda si es otra.
