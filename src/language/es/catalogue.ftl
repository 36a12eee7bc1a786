# Catálogo: desk.toml, personas, servicios, proveedores, calendarios y bienes

catalogue-kind-moment = una fecha u hora
catalogue-kind-hour = una hora (09:00)

finding-catalogue-syntax = el archivo no se puede leer como TOML: { $detail }
    .remedy = Revise comillas, corchetes y signos de igual en ese renglón.
finding-catalogue-unknown-key = la clave «{ $key }» no va aquí
    .remedy = Quítela. Las que pueden ir son: { $known }.
finding-catalogue-unknown-key-near = la clave «{ $key }» no va aquí
    .remedy = ¿Quiso poner «{ $near }»? Las que pueden ir son: { $known }.
finding-catalogue-missing-key = falta la clave «{ $key }»
    .remedy = Agregue un renglón que empiece con { $key } =
finding-catalogue-wrong-type = en «{ $key }» se espera { $expected } y hay { $found }
    .remedy = Escriba { $expected }. Los textos van entre comillas, también los que son puros números; las listas, entre corchetes.
finding-catalogue-single-table = «{ $key }» es una lista de grupos y está escrita como uno solo
    .remedy = Ponga doble corchete: [[{ $key }]].
finding-catalogue-blank = «{ $key }» está en blanco
    .remedy = Escriba el dato, o quite el renglón si la clave es opcional.
finding-catalogue-one-line = «{ $key }» debe ir en un solo renglón, sin tabuladores ni caracteres de control
    .remedy = Escríbalo de nuevo, seguido.
finding-catalogue-empty-list = la lista «{ $key }» está vacía
    .remedy = Ponga al menos un elemento.
finding-catalogue-repeated = «{ $found }» está dos veces en «{ $key }»
    .remedy = Deje uno.
finding-catalogue-duplicate = «{ $found }» ya se usó en el renglón { $line } como «{ $key }»
    .remedy = No puede haber dos iguales: cambie uno, o quite el que sobra.
finding-catalogue-not-an-identifier = «{ $found }» no sirve como «{ $key }»
    .remedy = Use letras sin acento, números, guion, punto o guion bajo; sin espacios, empezando con letra o número, y hasta 64 en total.
finding-catalogue-format = este programa lee mesas con format = { $known }, y aquí dice { $found }
    .remedy = Si la mesa es de una versión más nueva de Folio, actualice el programa; si no, escriba format = { $known }.
finding-catalogue-word = «{ $found }» no vale en «{ $key }»
    .remedy = Puede ser: { $known }.
finding-catalogue-word-near = «{ $found }» no vale en «{ $key }»
    .remedy = ¿Quiso poner «{ $near }»? Puede ser: { $known }.
finding-catalogue-zone = no hay una zona horaria que se llame «{ $found }»
    .remedy = Use el nombre de la base de zonas: America/Mexico_City, America/Cancun, America/Hermosillo, America/Tijuana, America/Bogota.
finding-catalogue-series = «{ $found }» no sirve como serie de folios
    .remedy = Use de 1 a 8 letras mayúsculas o números, empezando con letra: CI, SOP2.
finding-catalogue-date = «{ $found }» no es una fecha para «{ $key }»
    .remedy = Escríbala como 2026-11-20, y que exista en el calendario.
finding-catalogue-period = el periodo termina ({ $until }) antes de empezar ({ $from })
    .remedy = Corrija from o until.
finding-catalogue-mail = «{ $found }» no es una dirección de correo
    .remedy = Escríbala como nombre@dominio, sin espacios; o quite el renglón.
finding-catalogue-number-shape = la expresión «{ $found }» no se entiende: { $detail }
    .remedy = Escriba la forma del número como expresión regular; por ejemplo R-[0-9]{"{"}5{"}"}.
finding-catalogue-example = el ejemplo «{ $found }» no cumple con «{ $number }»
    .remedy = Corrija el ejemplo o la expresión; deben coincidir de principio a fin.
finding-catalogue-number = «{ $found }» no es un número que se pueda guardar
    .remedy = Use un número normal, o póngalo entre comillas.
finding-catalogue-hour = «{ $found }» no es una hora para «{ $key }»
    .remedy = Escríbala de 00:00 a 24:00, como 09:00.
finding-catalogue-span = el tramo termina a las { $to }, y empieza a las { $from }
    .remedy = Debe terminar después de empezar. Un turno que pasa de medianoche se pone en dos tramos: uno hasta 24:00 y otro desde 00:00.
finding-catalogue-overlap = dos tramos se enciman de { $from } a { $to } ({ $days })
    .remedy = Recorte uno de los dos, para que esas horas no se cuenten doble.
finding-catalogue-file-name = el archivo se llama «{ $name }» y en «{ $key }» dice «{ $found }»
    .remedy = Deben ser iguales: cambie { $key } o el nombre del archivo.
finding-catalogue-folder-name = el archivo está en la carpeta «{ $name }» y en «{ $key }» dice «{ $found }»
    .remedy = Deben ser iguales: cambie { $key } o mueva el archivo.
