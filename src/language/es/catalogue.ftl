# Catálogo: desk.toml, personas, servicios, proveedores, calendarios y bienes

catalogue-kind-moment = una fecha u hora
catalogue-kind-hour = una hora (09:00)
catalogue-kind-whole = un número entero

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
finding-catalogue-bounds = «{ $found }» no vale en «{ $key }»
    .remedy = Escriba un número entero de { $least } a { $most }, sin comillas.
finding-catalogue-month-day = «{ $found }» no es un día del año para «{ $key }»
    .remedy = Escríbalo como mes y día, y que exista: "01-06" es el 6 de enero.
finding-catalogue-no-rule = no se dice qué día es
    .remedy = Ponga una regla: date = "01-06"; weekday = "mon", nth = 1, month = 2; weekday = "mon", on_or_after = "01-06"; easter = -3; o day = 2024-06-02.
finding-catalogue-two-rules = hay más de una regla en la misma entrada ({ $found })
    .remedy = Deje una sola: date; weekday con nth y month; weekday con on_or_after; easter; o day. Si son dos días, haga dos entradas.
finding-catalogue-weekday-alone = «weekday» no dice por sí solo qué día es
    .remedy = Agregue nth y month (primer lunes de febrero: nth = 1, month = 2), u on_or_after = "01-06". Las horas de cada semana van en «hours».
finding-catalogue-nth = ningún mes tiene un día { $found } de la semana
    .remedy = Use de 1 a 5, o -1 para el último del mes.
finding-catalogue-since-until = termina ({ $until }) antes de empezar ({ $since })
    .remedy = Corrija since o until.
finding-catalogue-never = «{ $name }» no cae nunca: no hay año en que se cumplan a la vez su regla y sus años
    .remedy = Revise since, until, every y of; con «day» no hacen falta.
finding-catalogue-no-hours = el día «{ $name }» no tiene ninguna hora
    .remedy = Ponga sus horas; si no se trabaja nada, es un [[holiday]].
finding-catalogue-extends-nothing = se basa en «{ $code }», y no hay ese calendario
    .remedy = Ponga en «extends» uno que esté en catalog/calendars ({ $known }), o quite el renglón.
finding-catalogue-extends-circle = los calendarios se basan unos en otros en círculo: { $chain }
    .remedy = Quite «extends» en uno de ellos.
